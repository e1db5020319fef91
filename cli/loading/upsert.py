"""Write typed rows into the tables: the newest record of a key wins, equal content changes nothing."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..reading.staging import quoted
from .fields import literal
from .mapping import Plan
from .rows import RECENCY, TypedRecord
from .schema import KEYS, columns_of
from .touches import Target, Touches

if TYPE_CHECKING:
    import duckdb

NEW, CHANGED, SAME, OLDER = 3, 2, 1, 0
BATCH = 122_880
"""Rows handed over at once: a row group of the store, so that none has to be put together of several."""
GOOD = "line not in (select line from bad_lines)"


@dataclass
class Outcome:
    """Rows of the file by what became of them, and how many differed from what is known without saying which is newer."""

    rows: Counter[str] = field(default_factory=Counter)
    kept_known: int = 0


class Upsert:
    """Brings the typed records of one file into the tables of the open database, inside the caller's transaction."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", staging: "duckdb.DuckDBPyConnection", target: Target) -> None:
        """Take the work database, the connection that holds the typed tables, and the origin to write down."""
        self.con, self.staging, self.target = con, staging, target
        self.touches = Touches(con, target)

    def all(self, plan: Plan, records: list[TypedRecord]) -> Outcome:
        """Write every record; the outcome counts each row of the file once."""
        outcome = Outcome()
        self.touches.begin()
        self.con.execute("create or replace temp table line_status (place integer, line bigint, legs bigint, status integer)")
        for place, one in enumerate(records):
            self._arrive(one)
            if plan.leads() and place:
                self._follow()
            outcome.kept_known += self._decide(one.plan.record.table, place)
            self._write(one)
            if plan.leads() and place:
                self._remove_gone(one)
        for status, rows in self._counted(leads=plan.leads(), alone=len(records) == 1 and not plan.kind.reshape):
            outcome.rows[{NEW: "new", CHANGED: "changed"}.get(status, "same")] += rows
        return outcome

    def _arrive(self, one: TypedRecord) -> None:
        """Take over what decides on the good rows of a typed table, and find those that a newer row of the same file beats."""
        table, key = one.plan.record.table, KEYS[one.plan.record.table]
        there = set(self._names(one.name))
        recency, is_told = recency_of(table, there), "updated_at is not null" if "updated_at" in there else "false"
        self._stream(
            "create or replace temp table arriving as select * from arriving_rows",
            f'select rowid as "row", {key}, line, legs, row_hash, {recency} as recency, {is_told} as is_told from {one.name} where {GOOD}',
        )
        self.con.execute(
            f"""
            create or replace temp table beaten as
            select "row", line, legs
            from (
                select
                    "row", line, legs,
                    row_number() over (partition by {key} order by recency desc nulls last, line desc) as place
                from arriving
                where {key} in (select {key} from arriving group by {key} having count(*) > 1)
            )
            where place > 1
            """
        ).fetchall()

    def _stream(self, into: str, rows: str) -> None:
        """Run `into` on the work database, where `arriving_rows` are the rows that a query of the staging connection gives."""
        self.con.register("arriving_rows", self.staging.sql(rows).to_arrow_reader(BATCH))
        try:
            self.con.execute(into).fetchall()
        finally:
            self.con.unregister("arriving_rows")

    def _names(self, table: str) -> list[str]:
        return [row[0] for row in self.staging.execute(f"select column_name from (describe {table})").fetchall()]

    def _follow(self) -> None:
        """What hangs on a complaint follows it: rows whose complaint was beaten or is older are not looked at."""
        self.con.execute(
            f"delete from arriving where line in (select line from line_status where place = 0 and status = {OLDER})"
        ).fetchall()

    def _decide(self, table: str, place: int) -> int:
        """Compare with what is known; gives how many rows were left though their own time does not say they are older."""
        key = KEYS[table]
        known_recency = RECENCY.get(table, "cast(null as timestamp)")
        self.con.execute(
            f"""
            create or replace temp table decided as
            select
                arriving."row", arriving.line, arriving.legs,
                case
                    when known.key is null then {NEW}
                    when known.row_hash = arriving.row_hash then {SAME}
                    when arriving.recency < known.recency then {OLDER}
                    else {CHANGED}
                end as status,
                arriving.is_told and known.updated is not null as is_certain
            from arriving
            left join (
                select {key} as key, row_hash, {known_recency} as recency,
                    {"updated_at" if table in RECENCY else "cast(null as timestamp)"} as updated
                from {table} where source = {literal(self.target.source)}
            ) as known on arriving.{key} = known.key
            where arriving."row" not in (select "row" from beaten)
            """
        ).fetchall()
        self.con.execute(
            f"insert into line_status select {place}, line, legs, status from decided "
            f"union all select {place}, line, legs, {OLDER} from beaten"
        ).fetchall()
        found = self.con.execute(f"select count(*) from decided where status = {OLDER} and not is_certain").fetchall()
        return int(found[0][0])

    def _write(self, one: TypedRecord) -> None:
        """Replace what changed, add what is new: straight from the typed table."""
        table, key = one.plan.record.table, KEYS[one.plan.record.table]
        mine = f"source = {literal(self.target.source)}"
        changed = f'{mine} and {key} in (select {key} from arriving where "row" in (select "row" from decided where status = {CHANGED}))'
        self.touches.note(table, changed)
        self.con.execute(f"delete from {table} where {changed}").fetchall()
        there = set(self._names(one.name))
        names = [*(name for name in columns_of(table) if name in there), "attributes", "line", "row_hash"]
        listed = ", ".join(map(quoted, names))
        accepted = self._accepted()
        if accepted:
            self._stream(
                f"insert into {table} (source, import_id, {listed}) "
                f"select {literal(self.target.source)}, {literal(self.target.import_id)}, {listed} from arriving_rows",
                f"select {listed} from {one.name} where {accepted}",
            )
            self.touches.note(table, f"{mine} and import_id = {literal(self.target.import_id)}")

    def _accepted(self) -> str:
        """The condition on typed rows that leaves what is to be written; empty where that is nothing."""
        arrived, kept = self.con.execute(
            f"select (select count(*) from arriving), (select count(*) from decided where status >= {CHANGED})"
        ).fetchall()[0]
        if kept == arrived:
            return GOOD if kept else ""
        if kept:
            reader = self.con.sql(f'select "row" from decided where status >= {CHANGED}').to_arrow_reader(BATCH)
            self.staging.register("accepted_rows", reader)
            self.staging.execute("create or replace temp table accepted as select * from accepted_rows").fetchall()
            self.staging.unregister("accepted_rows")
        return 'rowid in (select "row" from accepted)' if kept else ""

    def _remove_gone(self, one: TypedRecord) -> None:
        """An event that was made of a complaint's row goes when the newer row no longer tells of it."""
        suffix = literal(":" + one.plan.record.id)
        gone = f"""
            source = {literal(self.target.source)} and event_id = complaint_id || {suffix}
            and event_id not in (select event_id from arriving where event_id is not null)
            and complaint_id in (
                select complaint_id from complaints
                where source = {literal(self.target.source)} and import_id = {literal(self.target.import_id)}
            )
        """
        self.touches.note("events", gone)
        self.con.execute(f"delete from events where {gone}").fetchall()

    def _counted(self, *, leads: bool, alone: bool) -> list[tuple[int, int]]:
        """Rows by status: that of the complaint where one leads (changed where only what hangs on it is), else the highest.

        `alone`: no two records come of a line.
        """
        if alone:
            sql = "select status, cast(sum(legs) as bigint) from line_status group by status order by status"
            return self.con.execute(sql).fetchall()
        rule = "max(status)"
        if leads:
            own = "max(status) filter (where place = 0)"
            rule = f"case when {own} = {SAME} and max(status) >= {CHANGED} then {CHANGED} else {own} end"
        return self.con.execute(
            f"select status, cast(sum(legs) as bigint) from (select line, max(legs) as legs, {rule} as status "
            "from line_status group by line) group by status order by status"
        ).fetchall()


def recency_of(table: str, there: set[str]) -> str:
    """The recency of arriving rows, from those of its columns that the file has."""
    if table != "complaints":
        return "updated_at" if table in RECENCY and "updated_at" in there else "cast(null as timestamp)"
    told = [name for name in ("closed_at", "resolved_at", "received_at") if name in there]
    latest = f"greatest({', '.join(told)})" if len(told) > 1 else told[0]
    return f"coalesce(updated_at, {latest})" if "updated_at" in there else latest
