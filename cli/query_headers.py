"""Read a .sql file and its header: title, grain, inputs, params, columns. The header is the schema."""

import re
from dataclasses import dataclass

_COLUMN = re.compile(r"^(?P<name>[a-z_][a-z0-9_]*)\s+(?P<type>[A-Z]+(?:\(\d+, ?\d+\))?)\s+(?P<meaning>\S.*)$")
_CODE = re.compile(r"^(?P<code>[wrf]\d)_")


@dataclass(frozen=True)
class Column:
    """One column: its name, its DuckDB type, and what it means (the report's tooltip)."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class QueryFile:
    """One .sql file: `grain` is the key (its `one row per` line), `sql` is empty for declared tables.

    Where the file names parts, `sql` holds them, `inputs` are the tables of all of them, and `params` what all of them take.
    """

    folder: str
    name: str
    title: str
    grain: tuple[str, ...]
    inputs: tuple[str, ...]
    params: tuple[str, ...]
    columns: tuple[Column, ...]
    rule: str
    sql: str
    derived_by: str = ""
    """What a timeline file or a check can be derived apart by (cli/incremental): case, running case, customer, call, or look-up."""
    made_of: tuple[str, ...] = ()
    """The inputs as the header states them, parts by their names."""

    @property
    def code(self) -> str:
        """The code of a check: `w1_what_we_know` is W1, any other name is its own code."""
        match = _CODE.match(self.name)
        return match["code"].upper() if match else self.name


def parse(folder: str, name: str, text: str) -> QueryFile:
    """Split `text` into header and SQL; ValueError, naming the file, where the header is not of the agreed form."""
    lines = text.splitlines()
    head = [line[2:].removeprefix(" ") for line in lines[: _header_length(lines)]]
    where = f"queries/{folder}/{name}.sql"
    if not head or "columns:" not in head:
        raise ValueError(f"{where}: the header lacks a title or its columns")
    at = head.index("columns:")
    fields = _fields(head[1:at], where)
    columns = []
    for line in head[at + 1 :]:
        match = _COLUMN.match(line.strip())
        if not match:
            raise ValueError(f"{where}: not a column line: {line!r}")
        columns.append(Column(match["name"], match["type"].replace(" ", ""), match["meaning"]))
    return QueryFile(
        folder=folder,
        name=name,
        title=head[0],
        grain=_listed(fields.get("one row per", "")),
        inputs=_listed(fields.get("inputs", "")),
        params=_listed(fields.get("params", "")),
        columns=tuple(columns),
        rule=fields.get("rule", ""),
        sql="\n".join(lines[len(head) :]).strip(),
        derived_by=fields.get("derived by", ""),
        made_of=_listed(fields.get("inputs", "")),
    )


def _header_length(lines: list[str]) -> int:
    return next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))


def _fields(lines: list[str], where: str) -> dict[str, str]:
    """Header fields before `columns:`; an indented line goes on with the field above it."""
    fields: dict[str, str] = {}
    key = ""
    for line in lines:
        if line.startswith("  ") and key:
            fields[key] += " " + line.strip()
            continue
        key, colon, value = line.partition(":")
        if not colon or key not in {"one row per", "derived by", "inputs", "params", "rule"}:
            raise ValueError(f"{where}: unknown header line {line!r}")
        fields[key] = value.strip()
    return fields


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())
