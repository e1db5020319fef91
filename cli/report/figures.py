"""The numbers beside the page: all of them as report.json, those of the index of nights as night.json."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files
from json.encoder import encode_basestring
from math import isfinite
from typing import TYPE_CHECKING, Any

from ..answers import grows
from .language import PACKAGE
from .results import measures

if TYPE_CHECKING:
    from .write import Report

JSON_ROWS = 500
"""Rows of a list of cases or customers that go into report.json: such lists grow with the log; `plaint query` tells them all."""


@cache
def _lines(name: str) -> list[str]:
    return files(PACKAGE).joinpath(name).read_text(encoding="utf-8").split()


def numbers(report: "Report") -> Mapping[str, Any]:
    """All numbers of the report: every measure whole, of lists of cases or customers the first JSON_ROWS rows."""
    told = {}
    for query in measures():
        result = report.results.measure(query.name, limit=JSON_ROWS if grows(query) else None)
        told[query.name] = {"title": query.title, "total": result.total, "rows": result.rows}
    known = ("project", "timezone", "as_of", "version", "settings_digest", "masked")
    return {**{key: report.context[key] for key in known}, "language": report.language.code, "measures": told}


def headlines(told: Mapping[str, Any]) -> dict[str, Any]:
    """Of a night's numbers those that the index of nights shows."""
    return {**told, "measures": {name: one for name, one in told["measures"].items() if name in _lines("indexed.txt")}}


def as_json(told: Mapping[str, Any]) -> str:
    """The numbers as JSON, a line a key and a line a measure: as readable as an indented file, and ten times as quickly written."""

    def line(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, default=plain, sort_keys=True)

    def block(members: Mapping[str, str]) -> str:
        return "{\n" + ",\n".join(f"{line(key)}: {members[key]}" for key in sorted(members)) + "\n}"

    def measure(one: Mapping[str, Any]) -> str:
        return f'{{"rows": [{", ".join(_rows(one["rows"]))}], "title": {line(one["title"])}, "total": {one["total"]}}}'

    measures_told = {name: measure(one) for name, one in told["measures"].items()}
    return block({**{key: line(value) for key, value in told.items() if key != "measures"}, "measures": block(measures_told)}) + "\n"


def _rows(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each row as a JSON object with its keys in order: what json.dumps gives, a column at a time and three times as quickly."""
    if not rows:
        return []
    names = sorted(rows[0])
    form = ", ".join(f'"{name}": %s' for name in names)
    columns = [[_value(row[name]) for row in rows] for name in names]
    return [f"{{{form % values}}}" for values in zip(*columns, strict=True)]


def _value(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return encode_basestring(value)
    if type(value) is int or (type(value) is float and isfinite(value)):
        return repr(value)
    return f'"{value.isoformat()}"' if isinstance(value, date) else json.dumps(value, default=plain)


def plain(value: object) -> object:
    """What JSON has no form for: instants and days as ISO texts, money as a number."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
