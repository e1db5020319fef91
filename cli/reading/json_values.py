"""JSON values: numbers keep their digits, nested objects become dotted names, nested arrays stay JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

DEEPEST = 64


class Number(str):
    """A number as it is written: no digit is lost to a float."""

    __slots__ = ()


class ValueRejectedError(ValueError):
    """A value that can't be a row; its text is one of the reasons."""


def _refuse_constant(_: str) -> None:
    raise ValueRejectedError("not_a_number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueRejectedError("duplicate_key")
    return made


DECODER = json.JSONDecoder(parse_float=Number, parse_int=Number, parse_constant=_refuse_constant, object_pairs_hook=_unique)


def decoded(text: str) -> Any:  # noqa: ANN401 - JSON holds anything
    """The value of a JSON text; ValueRejectedError says why there is none."""
    try:
        return DECODER.decode(text)
    except RecursionError:
        raise ValueRejectedError("too_deep") from None
    except json.JSONDecodeError:
        raise ValueRejectedError("broken_json") from None


def as_json(value: Any, depth: int = 0) -> str:  # noqa: ANN401 - JSON holds anything
    """Compact JSON with the numbers as they were written."""
    if depth > DEEPEST:
        raise ValueRejectedError("too_deep")
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        inside = ",".join(f"{json.dumps(key, ensure_ascii=False)}:{as_json(v, depth + 1)}" for key, v in value.items())
        return f"{{{inside}}}"
    if isinstance(value, list):
        return f"[{','.join(as_json(element, depth + 1) for element in value)}]"
    return json.dumps(value, ensure_ascii=False)


@dataclass
class Fields:
    """The dotted names that records have, in the order met; a name that is sometimes an object stays whole."""

    names: dict[str, None] = field(default_factory=dict)
    objects: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)

    def meet(self, record: dict[str, Any]) -> None:
        """Take a record's names; ValueRejectedError where it can't be flattened."""
        met = list(leaves(record, "", frozenset(), self.objects))
        self.names.update(dict.fromkeys(name for name, _ in met))
        self.plain.update(name for name, value in met if value is not None)

    @property
    def whole(self) -> frozenset[str]:
        """Names that are an object in one record and something else in another."""
        return frozenset(self.objects & self.plain)

    def columns(self) -> list[str]:
        """The names of columns: those of whole values, and the leaves that lie in none of them."""
        whole = self.whole
        inside = tuple(f"{name}." for name in whole)
        return [name for name in self.names if name in whole or not (inside and name.startswith(inside))]


def leaves(
    value: dict[str, Any], prefix: str, whole: frozenset[str], objects: set[str], depth: int = 0
) -> Iterator[tuple[str, str | None]]:
    """Each dotted name of an object with its text; null, {} and [] give None. Names of objects go into `objects`."""
    if depth > DEEPEST:
        raise ValueRejectedError("too_deep")
    for key, inner in value.items():
        if not key.isascii() and any("\ud800" <= char <= "\udfff" for char in key):
            raise ValueRejectedError("does_not_decode")  # half a character, which no column's name can hold
        name = f"{prefix}{key}"
        if isinstance(inner, dict) and inner and name not in whole:
            objects.add(name)
            yield from leaves(inner, f"{name}.", whole, objects, depth + 1)
        else:
            yield name, text_of(inner)


def text_of(value: Any) -> str | None:  # noqa: ANN401 - JSON holds anything
    """A leaf as text: strings and numbers as written, true and false, arrays and objects as JSON."""
    if value is None or value in ("", {}, []):
        return None
    if isinstance(value, str):
        return str(value)
    return as_json(value)


def flat(record: dict[str, Any], whole: frozenset[str]) -> dict[str, str | None]:
    """A record as names and texts; ValueRejectedError where two of its fields come to bear one name."""
    made: dict[str, str | None] = {}
    for name, text in leaves(record, "", whole, set()):
        if name in made:
            raise ValueRejectedError("duplicate_key")
        made[name] = text
    return made
