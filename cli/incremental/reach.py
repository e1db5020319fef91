"""What a night looks at of a file: the rows that it derives, those that it replaces, the columns that it reads."""

import re
from functools import cache

from .. import query_files


def group_of(name: str) -> str:
    """Which rows a file is derived for: of cases, customers or calls; empty = everything."""
    return _GROUPS.get(query_files.load_all()[name].derived_by, "")


_GROUPS = {"case": "cases", "customer": "customers", "call": "calls"}
_ARRIVE = {"cases", "case_events", "clock_events", "tied_calls"}
"""Files whose instant of judgement only lets in what has happened by then; what happened since the last one touches its case."""


@cache
def replaced_of(name: str) -> str:
    """The near cases whose rows of a file that goes by case can be others than before; all near ones are derived, these are written.

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
def columns_read(name: str) -> str:
    """The columns of a table that any file names: loaded rows carry much that none does, and that is dear to unpack."""
    query = query_files.load_all()[name]
    if query.folder != "tables":
        return "*"
    readers = " ".join(one.sql for one in query_files.run_order() if name in one.inputs)
    return ", ".join(f'"{column.name}"' for column in query.columns if re.search(rf"\b{column.name}\b", readers))
