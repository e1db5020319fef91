"""A TOML table to a checked dataclass: every error names file, line, key and what to do."""

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from difflib import get_close_matches
from typing import Any, Literal, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from ..errors import SettingsError
from .locate import Path, line_of

T = TypeVar("T")
_DURATION = re.compile(r"^(?P<count>\d+(?:\.\d+)?)\s*(?P<unit>s|min|h|d|w|wd)$")
_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400, "w": 604800}


@dataclass(frozen=True)
class Duration:
    """A limit as written: `20min`, `8h`, `3d`, `2w`, `15wd`. `d` and `w` follow the calendar it is used on."""

    text: str
    count: float
    unit: str

    def wall_seconds(self) -> int:
        """Seconds on the wall clock (a day has 24 h). ValueError for working days."""
        if self.unit == "wd":
            raise ValueError(f"{self.text} needs a calendar")
        return round(self.count * _SECONDS[self.unit])


@dataclass(frozen=True)
class Where:
    """A place in a settings file: what errors point at."""

    file: str
    text: str
    path: Path = ()

    def at(self, *more: str | int) -> "Where":
        """The place below this one."""
        return Where(self.file, self.text, (*self.path, *more))

    def fail(self, what: str) -> NoReturn:
        """Raise the SettingsError of this place: `plaint.toml:12: limits[0].resolution: …`."""
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.path).lstrip(".")
        raise SettingsError(f"{self.file}:{line_of(self.text, self.path)}: {key + ': ' if key else ''}{what}")


def build(cls: type[T], table: object, where: Where) -> T:
    """Make the dataclass `cls` of a TOML table; unknown keys, wrong types and missing keys raise SettingsError.

    A dataclass may have a method `check(self, where)` that calls `where.fail` for what types can't say.
    """
    if not isinstance(table, Mapping):
        where.fail(f"must be a table, not {_kind(table)}")
    hints = get_type_hints(cls)
    known = [field.name for field in fields(cls)]  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
            where.at(key).fail(f"unknown key; {hint}")
    values = {}
    for field in fields(cls):  # type: ignore[arg-type]
        if field.name in table:
            values[field.name] = convert(hints[field.name], table[field.name], where.at(field.name))
        elif field.default is MISSING and field.default_factory is MISSING:
            where.fail(f"{field.name} is missing")
    made = cls(**values)
    if hasattr(made, "check"):
        made.check(where)
    return made


def convert(hint: Any, value: object, where: Where) -> Any:  # noqa: ANN401, PLR0911  the hint decides the type, one return a kind of hint
    """`value` as the type `hint` says; SettingsError otherwise."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return convert(next(arg for arg in args if arg is not type(None)), value, where)
    if origin is Literal:
        return value if value in args else _not_one_of(value, args, where)
    if origin is tuple:
        return _tuple(args[0], value, where)
    if origin in (dict, Mapping):
        if not isinstance(value, Mapping):
            where.fail(f"must be a table, not {_kind(value)}")
        return {key: convert(args[1], item, where.at(key)) for key, item in value.items()}
    if hint is Duration:
        return duration(value, where)
    if is_dataclass(hint):
        return build(hint, value, where)  # type: ignore[arg-type]
    return _scalar(hint, value, where)


def duration(value: object, where: Where) -> Duration:
    """`8h` and the like; zero and negative limits are refused."""
    match = _DURATION.match(value.strip()) if isinstance(value, str) else None
    if not match:
        where.fail(f"{value!r} is not a duration; write 20min, 8h, 3d, 2w or 15wd")
    if float(match["count"]) == 0:
        where.fail("a duration must be longer than zero")
    return Duration(match.string, float(match["count"]), match["unit"])


def on_the_wall(table: object, where: Where) -> None:
    """Refuse working days in a settings table whose durations know no calendar (a day there has 24 h)."""
    for name, value in vars(table).items():
        if isinstance(value, Duration) and value.unit == "wd":
            where.at(name).fail("can't be working days; write 30min, 8h, 5d or 2w (a day here has 24 h)")


def _tuple(item_hint: Any, value: object, where: Where) -> tuple[Any, ...]:  # noqa: ANN401
    """An array, or a single text where an array of texts is wanted."""
    if item_hint is str and isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        where.fail(f"must be an array, not {_kind(value)}")
    return tuple(convert(item_hint, item, where.at(place)) for place, item in enumerate(value))


def _scalar(hint: Any, value: object, where: Where) -> Any:  # noqa: ANN401
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if hint is str and isinstance(value, str):
        return value
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        where.fail(f"must be {_WORDS.get(hint, hint.__name__)}, not {_kind(value)}")
    return value


def _not_one_of(value: object, allowed: tuple[Any, ...], where: Where) -> NoReturn:
    near = get_close_matches(str(value), [str(one) for one in allowed], n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    where.fail(f"{value!r} is not one of {', '.join(str(one) for one in allowed)}{hint}")


_WORDS = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "an array"
    return f"{_WORDS.get(type(value), type(value).__name__)} ({value!r})"
