"""What a night looks at of a file: the rows that it derives, those that it replaces, the columns that it reads."""

import re
from functools import cache

from .. import query_files
from ..query_files import QueryFile


def group_of(name: str) -> str:
    """Which rows a file is derived for: of cases, customers or calls; empty = everything."""
    return _GROUPS.get(query_files.load_all()[name].derived_by, "")


_GROUPS = {"case": "cases", "customer": "customers", "call": "calls"}
_ARRIVE = {"cases", "case_events", "clock_events", "tied_calls"}
"""Files whose instant of judgement only lets in what has happened by then; what happened since the last one touches its case."""


@cache
def replaced_of(name: str) -> str:
    """The near cases whose rows of a file that goes by case can be others than before: these are written.

    touched_cases: its rows stand still while nothing happens to the case. moving_cases: time alone can change them. near_cases:
    another case of the customer can, or a call.
    """
    query = query_files.load_all()[name]
    inputs = {one: group_of(one) for one in query.inputs if query_files.load_all()[one].folder in {"timeline", "checks"}}
    if {"customers", "calls"} & set(inputs.values()) or "findings" in query.inputs:
        return "near_cases"
    levels = {replaced_of(one) for one, group in inputs.items() if group == "cases"}
    levels.add("moving_cases" if "as_of" in query.params and name not in _ARRIVE else "touched_cases")
    return max(levels, key=_LEVELS.index)


_LEVELS = ["touched_cases", "moving_cases", "near_cases"]


@cache
def derived_of(name: str) -> str:
    """The near cases that a file that goes by case is derived for: those whose rows are written, and those that its readers look at.

    Checks are all judged for near_cases: what they find is read together.
    """
    levels = {replaced_of(name)}
    for reader in query_files.run_order():
        if name in reader.inputs and group_of(reader.name) == "cases":
            levels.add("near_cases" if reader.folder == "checks" else derived_of(reader.name))
    return max(levels, key=_LEVELS.index)


def is_wider(level: str, other: str) -> bool:
    """Whether `level` holds more cases than `other`."""
    return _LEVELS.index(level) > _LEVELS.index(other)


def tells_flags(query: QueryFile) -> bool:
    """Whether a look-up says of each key only what some case has, so that the near cases can be enough to tell it."""
    values = [column.type for column in query.columns if column.name not in query.grain]
    return query.derived_by == "look-up" and set(values) == {"BOOLEAN"} and all(group_of(name) == "cases" for name in query.inputs)


@cache
def columns_read(name: str) -> str:
    """The columns of a table that any file names: loaded rows carry much that none does, and that is dear to unpack."""
    query = query_files.load_all()[name]
    if query.folder != "tables":
        return "*"
    readers = " ".join(one.sql for one in query_files.run_order() if name in one.inputs)
    return ", ".join(f'"{column.name}"' for column in query.columns if re.search(rf"\b{column.name}\b", readers))
