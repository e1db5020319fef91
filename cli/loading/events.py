"""Give events an identity and an order where the export gives them none."""

from typing import TYPE_CHECKING

from .fields import literal
from .rows import TypedRecord

if TYPE_CHECKING:
    import duckdb


def identify_events(con: "duckdb.DuckDBPyConnection", records: list[TypedRecord]) -> None:
    """Give events that have none an id (hash of content and place among equals), and all their order within a second."""
    events = [one for one in records if one.plan.record.table == "events"]
    for one in events:
        names = {row[0] for row in con.execute(f"select column_name from (describe {one.name})").fetchall()}
        if "event_id" not in names:
            con.execute(f"alter table {one.name} add column event_id varchar")
            con.execute(f"update {one.name} set event_id = {_event_id(one)}").fetchall()
            if not one.plan.record.id:
                _number_equals(con, one.name)
        if "sequence" not in names:
            con.execute(f"alter table {one.name} add column sequence bigint")
            con.execute(f"update {one.name} set sequence = 1").fetchall()
    unordered = [one for one in events if not one.plan.get("sequence")]
    if unordered:
        _order(con, [one.name for one in unordered])


def _event_id(one: TypedRecord) -> str:
    return f"complaint_id || {literal(':' + one.plan.record.id)}" if one.plan.record.id else "row_hash"


def _number_equals(con: "duckdb.DuckDBPyConnection", name: str) -> None:
    con.execute(
        f"""
        update {name} set event_id = event_id || '-' || equals.place
        from (
            select rowid as row, row_number() over (partition by event_id order by line) as place from {name}
            where event_id in (select event_id from {name} where not is_bad group by event_id having count(*) > 1)
        ) as equals
        where equals.row = {name}.rowid and equals.place > 1
        """
    ).fetchall()


def _order(con: "duckdb.DuckDBPyConnection", names: list[str]) -> None:
    """Number the events of a case that bear the same time, in file order."""
    union = " union all ".join(
        f'select {place} as place, rowid as row, complaint_id, "at", line from {name} where not is_bad' for place, name in enumerate(names)
    )
    con.execute(
        f"""
        create or replace temp table event_order as
        select place, row, row_number() over (partition by complaint_id, "at" order by line, place) as sequence
        from (select *, count(*) over (partition by complaint_id, "at") as met from ({union}))
        where met > 1
        """
    ).fetchall()
    for place, name in enumerate(names):
        con.execute(
            f"update {name} set sequence = event_order.sequence from event_order "
            f"where event_order.place = {place} and event_order.row = {name}.rowid"
        ).fetchall()
