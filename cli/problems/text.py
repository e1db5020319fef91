"""The register as a text file that fits version control: TOML, sorted by id, one line a fact."""

import json
import tomllib
from dataclasses import asdict
from datetime import date

from ..errors import UsageError
from .register import NAMES, Problem

_HEADING = "# Problem register; `plaint problem import` reads it back.\n"


def to_text(problems: list[Problem]) -> str:
    """The problems as TOML; the same problems always give the same text. Empty fields are left out."""
    parts = [_HEADING]
    for problem in sorted(problems, key=lambda one: one.problem_id):
        facts = [f"{name} = {_toml(value)}\n" for name, value in asdict(problem).items() if value]
        parts.append("\n[[problem]]\n" + "".join(facts))
    return "".join(parts)


def from_text(text: str, name: str) -> list[Problem]:
    """The problems of such a text; UsageError, naming the file `name`, the problem and the key, where it is not one."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: is no TOML: {error}") from None
    tables = told.pop("problem", [])
    if told or not isinstance(tables, list):
        raise UsageError(f"{name}: only [[problem]] tables belong here, not {', '.join(told) or 'a single [problem]'}")
    return [_problem(table, f"{name}: problem {place}") for place, table in enumerate(tables, 1)]


def _problem(table: object, where: str) -> Problem:
    if not isinstance(table, dict):
        raise UsageError(f"{where}: is no table; write [[problem]]")
    for key, value in table.items():
        if key not in NAMES:
            raise UsageError(f"{where}: unknown key {key}; known are {', '.join(NAMES)}")
        wanted = date if key.endswith("_on") else str
        if type(value) is not wanted:
            raise UsageError(f"{where}: {key} must be {'a date such as 2026-01-31' if wanted is date else 'a text'}")
    for key in ("problem_id", "title"):
        if key not in table:
            raise UsageError(f"{where}: {key} is missing; add it")
    return Problem(**table)


def _toml(value: str | date) -> str:
    """A JSON text is a TOML basic string, but for DEL."""
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
