"""Run the query files on the cases near only, and put their rows in the place of the old ones.

The same SQL runs as when all is derived, its inputs narrowed (`apart`) to temporary tables of the near rows.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from .. import apart, engine, query_files
from ..query_files import Column, QueryFile
from . import near
from .reach import columns_read, derived_of, group_of, is_wider, replaced_of, tells_flags

if TYPE_CHECKING:
    import duckdb

_NEAR = "near_cases"
COUNTS = {"cases", "events"}
"""Columns of look-up tables that only say how much there is: no case is judged by them."""
_OF_CALL = "exists (select 1 from {calls} as near where near.source = told.source and near.call_id = told.call_id)"
_OF_CUSTOMER = """(
    told.complaint_id in (select complaint_id from touched_cases)
    or exists (select 1 from customer_cases as near where near.source = told.source and near.complaint_id = told.complaint_id)
)"""


class LookupChangedError(Exception):
    """A table that all cases are judged by changed: every case has to be derived anew."""


class Deriving:
    """One night's derivation; call inside a transaction, after `near.find`."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", as_of: datetime) -> None:
        """Take the work database and the instant of judgement."""
        self.con, self.as_of = con, as_of
        self.cut: dict[str, str] = {}
        """Temporary tables of rows of near cases, and how wide: a level of `reach`."""
        self.judged: list[QueryFile] = []

    def run(self, on_step: Callable[[QueryFile], None]) -> None:
        """Derive timeline and findings; LookupChangedError where every case has to be derived anew."""
        with engine.in_any_order(self.con):
            self._run(on_step)

    def _run(self, on_step: Callable[[QueryFile], None]) -> None:
        order = query_files.run_order()
        for query in order:
            if query.derived_by == "look-up":
                self._do(f'create or replace temp table "before {query.name}" as select * from "{query.name}"')
        for query in order:
            on_step(query)
            if "findings" in query.inputs:
                self._put_findings()
            if query.folder == "checks":
                self._judge(query)
            elif group := group_of(query.name):
                self._fill(query, group)
            else:
                if not (tells_flags(query) and self._near_tell(query)):
                    engine.refill(self.con, [query.name], self.as_of)
                self._look_up(query)
        self._put_findings()

    def _do(self, sql: str, query: QueryFile | None = None) -> None:
        given = {"as_of": self.as_of} if query and "as_of" in query.params else {}
        self.con.execute(sql, given).fetchall()

    def _fill(self, query: QueryFile, group: str) -> None:
        """Derive the near rows of a timeline file, and put them in the place of the old ones."""
        if query.name == "call_ties":
            self._do(near.CALLS_NEAR)
        condition = _condition(query.name, group)
        names = _names(query)
        made, level = f'"{group} {query.name}"', derived_of(query.name) if group == "cases" else _NEAR
        where = f"where {condition}" if group in {"customers", "calls"} else ""
        shadows = self._shadows(query, group, level)
        self._do(f"create or replace temp table {made} as {shadows} select {names} from ({query.sql}) as told {where}", query)
        self.cut[made] = level
        replaced = _of_case(replaced_of(query.name)) if group == "cases" else condition
        self._do(f'delete from "{query.name}" as told where {replaced}')
        self._do(f'insert into "{query.name}" ({names}) select {names} from {made} as told where {replaced}')

    def _judge(self, query: QueryFile) -> None:
        """Derive the near findings of a check; they are put in place together, since each delete reads all findings."""
        if group_of(query.name) != "cases":
            raise LookupChangedError(f"{query.name} is not judged case by case")
        names = _names(query)
        verb = f"insert into {_FOUND}" if self.judged else f"create or replace temp table {_FOUND} as"
        self._do(f"{verb} {self._shadows(query, 'cases')} select '{query.code}' as code, {names} from ({query.sql}) as told", query)
        self.judged.append(query)

    def _put_findings(self) -> None:
        """Put what the checks found in the place of what they found before: few deletes, since each reads all findings of its codes."""
        if not self.judged:
            return
        codes: dict[str, list[str]] = {}
        for query in self.judged:
            codes.setdefault(replaced_of(query.name), []).append(f"'{query.code}'")
        replaced = [f"{_of_case(ids)} and code in ({', '.join(listed)})" for ids, listed in sorted(codes.items())]
        names = ", ".join(f'"{column.name}"' for column in query_files.load_all()["findings"].columns)
        for condition in replaced:
            self._do(f"delete from findings as told where {condition}")
        self._do(f"insert into findings ({names}) select {names} from {_FOUND} as told where {' or '.join(map('({})'.format, replaced))}")
        self.cut[_FOUND] = _NEAR
        self.judged = []

    def _near_tell(self, query: QueryFile) -> bool:
        """Tell a look-up of flags by the near cases alone, where they show all that was known: the others are as they were.

        False, and nothing done, where some source or flag was told by other cases.
        """
        names, keys = _names(query), " and ".join(f'known."{key}" is not distinct from told."{key}"' for key in query.grain)
        flags = " or ".join(f'(known."{one.name}" is not false and told."{one.name}" is not true)' for one in _values(query))
        gone = f'told."{query.grain[0]}" is null'
        made = f'"near {query.name}"'
        self._do(f"create or replace temp table {made} as {self._shadows(query, 'cases')} select {names} from ({query.sql}) as told", query)
        lacking = f'select count(*) from "before {query.name}" as known left join {made} as told on {keys} where {gone} or {flags}'
        if self.con.execute(lacking).fetchall()[0][0]:
            return False
        self._do(f'delete from "{query.name}"')
        self._do(f'insert into "{query.name}" ({names}) select {names} from {made}')
        return True

    def _shadows(self, query: QueryFile, group: str, level: str = _NEAR) -> str:
        """The CTEs that narrow the inputs of a file to what is near, of cases to those of a level."""
        return apart.shadows({name: self._near(name, group, level) for name in query.inputs if _is_narrow(name, query.name)})

    def _near(self, name: str, group: str, level: str) -> str:
        """The rows of the table `name` that are near, from a temporary table that is made when first asked for."""
        made, columns = f'"{group} {name}"', columns_read(name)
        if group == "calls":
            self._do(f'create or replace temp table {made} as select {columns} from "{name}" as told where {_CALLS_INPUTS[name]}')
        elif made not in self.cut or is_wider(level, self.cut[made]):
            self._do(f'create or replace temp table {made} as select {columns} from "{name}" as told where {_of_case(f"near_{group}")}')
            self.cut[made] = _NEAR
        elif is_wider(self.cut[made], level):
            return f"(select * from {made} as told where {_of_case(level)})"
        return made

    def _look_up(self, query: QueryFile) -> None:
        """Compare what a look-up table said and says of the keys that it knew; new keys are those of touched cases."""
        if query.derived_by != "look-up":
            return
        keys = " and ".join(f'known."{key}" is not distinct from told."{key}"' for key in query.grain)
        values = [column.name for column in _values(query) if column.name not in COUNTS]
        differs = " or ".join(f'known."{name}" is distinct from told."{name}"' for name in values)
        found = self.con.execute(
            f'select count(*) from "before {query.name}" as known inner join "{query.name}" as told on {keys} where {differs}'
        ).fetchall()
        if found[0][0]:
            raise LookupChangedError(query.title[0].lower() + query.title[1:].partition(":")[0].rstrip("."))


_FOUND = '"cases findings"'
"""What the checks found of the near cases; the files that read findings are given it in their place."""
_CALLS_INPUTS = {
    "calls": _OF_CALL.format(calls="touched_calls"),
    "whole_calls": _OF_CALL.format(calls="near_calls"),
    "cases": """(
        told.complaint_id in (select whole_calls.complaint_id from whole_calls inner join near_calls
            on whole_calls.source = near_calls.source and whole_calls.call_id = near_calls.call_id)
        or trim(told.customer_id) in (select customer_id from touched_customers)
    )""",
}
"""What the two files that go call by call need of each of their inputs."""


def _is_narrow(name: str, reader: str) -> bool:
    """Whether the file `reader` is given only the near rows of its input `name`."""
    if reader in {"whole_calls", "call_ties"}:
        return name in _CALLS_INPUTS
    return apart.is_kept_by_case(name)


def _condition(name: str, group: str) -> str:
    """Which rows of the table `name` are those that a group replaces."""
    if group == "calls":
        return _OF_CALL.format(calls="touched_calls" if name == "whole_calls" else "near_calls")
    return _OF_CUSTOMER if group == "customers" else _of_case(f"near_{group}")


def _of_case(ids: str) -> str:
    return f"told.complaint_id in (select complaint_id from {ids})"


def _values(query: QueryFile) -> list[Column]:
    """The columns of a table that are not its key."""
    return [column for column in query.columns if column.name not in query.grain]


def _names(query: QueryFile) -> str:
    return ", ".join(f'"{column.name}"' for column in query.columns)
