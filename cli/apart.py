"""What a query file can be derived of apart from the rest, and how its inputs are narrowed to it.

The same SQL runs on a part of the cases as on all: each input that is kept case by case is shadowed by a CTE of its name that holds
that part's rows only. What a file can be derived apart by stands in its header (`derived by`); tests/incremental/test_apart.py holds
the files to it.
"""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from . import query_files
from .query_files import QueryFile

if TYPE_CHECKING:
    import duckdb

BY_CASE = {"case", "customer"}
LOADED_BY_CASE = {"complaints", "events", "calls", "call_ties"}
ROWS_PER_GIB = 5_000_000
"""Rows of the log that a GiB of memory derives at once: 560 000 cases with 6 events and 2 calls each. Of 830 000 one step ended for want
of memory in one of two runs; 1 million fit into the 2 GB of a project that sets no limit."""
_NEEDED = """
select ((select count(*) from complaints) + (select count(*) from events) + (select count(*) from calls))
    / (parse_formatted_bytes(current_setting('memory_limit')) / 1073741824.0 * ?)
"""


def is_kept_by_case(name: str) -> bool:
    """Whether each row of the table `name` belongs to a case, by its `complaint_id`."""
    return name in LOADED_BY_CASE or name == "findings" or query_files.load_all()[name].derived_by in BY_CASE


def shadows(narrow: dict[str, str]) -> str:
    """The WITH clause that puts a relation in the place of each table that `narrow` names; empty where it names none."""
    ctes = ", ".join(f'"{name}" as not materialized (select * from {relation})' for name, relation in narrow.items())
    return f"with {ctes}" if ctes else ""


def parts_needed(con: "duckdb.DuckDBPyConnection") -> int:
    """In how many parts all cases are derived so that each fits into the memory limit; 1 = all at once.

    Joins and windows by case spill, but a query of several at once may hold more than the limit at 5 million cases and 1 GiB.
    """
    return max(1, math.ceil(float(con.execute(_NEEDED, [ROWS_PER_GIB]).fetchall()[0][0])))


def keep_so_far(con: "duckdb.DuckDBPyConnection") -> None:
    """Commit what was done in the work copy, where the log is one that is derived in parts, and begin the next transaction.

    Rows that are not committed hold memory: of 5 million cases in 1 GiB too much for the steps after them. The copy is published as
    a whole or not at all, as ever.
    """
    if parts_needed(con) > 1:
        con.execute("commit")
        con.execute("begin")


def in_parts(query: QueryFile, parts: int) -> list[str]:
    """The WITH clauses under which `query` gives its rows part by part; one empty clause where it is derived whole.

    A file that goes by customer is given the cases of some customers (cases without one go by themselves), and the rest whole;
    one that goes by clock the runs of some clocks: a median holds all its values in memory, and medians do not spill.
    """
    keyed = _KEYS.get(query.derived_by)
    if parts == 1 or not keyed:
        return [""]
    key, is_narrowed = keyed
    narrow = [name for name in query.inputs if is_narrowed(name)]
    return [shadows({name: f'(select * from "{name}" where hash({key}) % {parts} = {part})' for name in narrow}) for part in range(parts)]


def _names_a_clock(name: str) -> bool:
    query = query_files.load_all()[name]
    return query.folder == "timeline" and "clock" in {column.name for column in query.columns}


_KEYS: dict[str, tuple[str, Callable[[str], bool]]] = {
    "case": ("complaint_id", is_kept_by_case),
    "customer": ("coalesce(nullif(trim(customer_id), ''), complaint_id)", {"cases"}.__contains__),
    "clock": ("clock", _names_a_clock),
}
"""By what a file's rows go apart, and which of its inputs are narrowed to a part."""
