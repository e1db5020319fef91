"""Where one of our columns comes from in an export: a column, several joined, or the first that is filled."""

from dataclasses import dataclass
from typing import Any

from ..settings import Where

UNITS = {"s": 1.0, "ms": 0.001, "min": 60.0, "h": 3600.0}


@dataclass(frozen=True)
class Field:
    """`either`: the first of these columns that the file has. `join`: these, joined. `first`: the first filled in the row."""

    either: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    sep: str = " "
    unit: str = "s"
    keep: bool = False  # the column stays among the attributes too

    def names(self) -> tuple[str, ...]:
        """Every column name that it may use."""
        return (*self.either, *self.join, *self.first)


def parse_field(raw: Any, where: Where) -> Field:  # noqa: ANN401  TOML gives anything
    """A field as a preset writes it: a name, a list of alternatives, or a table with one of column, join, first."""
    if isinstance(raw, str):
        return Field(either=(raw,))
    if isinstance(raw, list):
        return Field(either=tuple(raw))
    if not isinstance(raw, dict) or len({"column", "join", "first"} & set(raw)) != 1:
        where.fail("must be a column name, a list of names, or a table with one of column, join, first")
    extra = set(raw) - {"column", "join", "first", "sep", "unit", "keep"}
    if extra:
        where.fail(f"unknown key {min(extra)}; known are column, join, first, sep, unit, keep")
    if raw.get("unit", "s") not in UNITS:
        where.at("unit").fail(f"must be one of {', '.join(UNITS)}")
    column = raw.get("column", ())
    either = (column,) if isinstance(column, str) else tuple(column)
    return Field(
        either,
        tuple(raw.get("join", ())),
        tuple(raw.get("first", ())),
        raw.get("sep", " "),
        raw.get("unit", "s"),
        raw.get("keep", False),
    )


def declared(text: str) -> Field:
    """A field as the settings write it: a column name, or several joined by ` + `."""
    parts = tuple(part.strip() for part in text.split(" + "))
    return Field(either=(text,), join=parts if len(parts) > 1 else ())


def literal(text: str) -> str:
    """An SQL text literal."""
    return "'" + text.replace("'", "''") + "'"
