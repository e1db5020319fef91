"""Staged text to typed rows, in SQL: picked, converted, placed in time, hashed; what fails is named cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..reading.staging import quoted
from . import values
from .cells import Rules, Typed, is_one_of
from .columns import Columns
from .fields import literal
from .mapping import Plan, RecordPlan
from .schema import REQUIRED, columns_of
from .zones import DAY, write_days

if TYPE_CHECKING:
    import duckdb

STAGED = "export"
RECENCY = {"complaints": "coalesce(updated_at, greatest(closed_at, resolved_at, received_at))", "calls": "updated_at"}
"""Which record of a key is newer: its own update time, else the latest thing it tells. Null: the later import."""


@dataclass(frozen=True)
class TypedRecord:
    """A typed temporary table of one record, and what came up on the way."""

    plan: RecordPlan
    name: str
    problems: str  # the table of cells that can't be used
    unknown: Mapping[str, Mapping[str, int]]
    is_naive: bool  # times without an offset were met


class Typist:
    """Makes the typed tables of one staged file."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", plan: Plan, rules: Rules, nulls: Mapping[str, tuple[str, ...]]) -> None:
        """Take the staging connection, the mapping, the rules and the words that mean nothing by our column."""
        self.con, self.plan, self.rules, self.nulls = con, plan, rules, nulls

    def all(self, rows_from: str) -> list[TypedRecord]:
        """One typed table a record; events get their identity and their order among equals."""
        if self.rules.times.zone != "UTC":
            write_days(self.con, self.rules.times.zone)
        made = [self._one(place, record, rows_from) for place, record in enumerate(self.plan.records)]
        self.con.execute("create or replace temp table bad_lines (line bigint, legs bigint)")
        for one in made:
            self.con.execute(f"insert into bad_lines select line, legs from {one.name} where is_bad").fetchall()
        self.con.execute("create or replace temp table bad_lines as select line, max(legs) as legs from bad_lines group by line").fetchall()
        return made

    def _one(self, place: int, record: RecordPlan, rows_from: str) -> TypedRecord:
        view, name = f"picked_{place}", f"typed_{place}"
        self.con.execute(f"create or replace temp view {view} as {self._picked(record, rows_from)}")
        typed = Columns(self.con, view, record, self.rules).all()
        self.con.execute(f"create or replace temp table {name} as {self._typed(view, record, typed)}").fetchall()
        problems = self._problems(place, view, typed)
        unknown = {one.ours: one.unknown for one in typed if one.unknown}
        return TypedRecord(record, name, problems, unknown, any(one.is_naive for one in typed))

    def _picked(self, record: RecordPlan, rows_from: str) -> str:
        parts = ["line", "legs"]
        for one in record.fields:
            words = (*self.nulls.get(one.ours, ()), *self.nulls.get("*", ()))
            raw = one.sql
            if words:
                raw = f"case when {is_one_of(raw, words)} then null else {raw} end"
            parts.append(f"{raw} as {quoted(one.ours)}")
            if one.nested:
                parts.append(f"({one.nested}) as {quoted(one.ours + ' nested')}")
        parts.append(f"{_attributes(record.attributes)} as attributes")
        conditions = [is_one_of(quoted(column), words) for column, words in record.record.where.items()]
        nothing = ", ".join(map(literal, values.TIME_NULLS))
        for ours in record.record.needs:
            field = record.get(ours)
            if field:
                conditions.append(f"coalesce(lower(trim({field.sql})) not in ({nothing}), false)")
        where = f"where {' and '.join(conditions)}" if conditions else ""
        return f"select {', '.join(parts)} from {rows_from} {where}"

    def _typed(self, view: str, record: RecordPlan, typed: list[Typed]) -> str:
        """The SQL of the typed table: cells converted, then times moved to UTC, then hashed."""
        joins = " ".join(one.join for one in typed)
        bad = " or ".join(one.late for one in typed if one.late) or "false"
        bad = f"case when {_suspect(record, typed)} then {bad} else false end"
        nested = [one.ours + " nested" for one in record.fields if one.nested]
        cells = ", ".join(
            [f"{one.value} as {quoted(one.ours)}" for one in typed]
            + [f"{one.local} as {quoted(one.ours + ' local')}" for one in typed if one.local]
            + [f"{view}.{quoted(one.ours)} as {quoted(one.ours + ' raw')}" for one in typed if one.late]
            + [quoted(name) for name in nested]
        )
        kept = [quoted(one.ours) for one in typed] + [quoted(one.ours + " local") for one in typed if one.local]
        given = {one.ours for one in typed}
        constants = {ours: word for ours, word in record.record.constants.items() if ours not in given}
        placed, zones, odd = self._placed(typed)
        types = columns_of(record.record.table)
        columns = [f"{sql} as {quoted(ours)}" for ours, sql in placed.items()]
        columns += [f"cast({literal(word)} as {types[ours]}) as {quoted(ours)}" for ours, word in constants.items()]
        return f"""
            with cells as (
                select line, legs, attributes, {cells} from {view} {joins}
            ),
            judged as (
                select line, legs, coalesce({bad}, false) as is_bad, attributes, {", ".join(kept)} from cells
            ),
            placed as (
                select line, legs, is_bad, attributes, {", ".join(columns)}, {odd} from judged {zones}
            )
            select *, {_hashed(record.record.table, [*placed, *constants])} as row_hash from placed
        """

    def _placed(self, typed: list[Typed]) -> tuple[dict[str, str], str, str]:
        """Our columns with local times moved to UTC; the joins to the zone's days; what was skipped or twice.

        Seconds of the day are looked at only on days on which the clock changes.
        """
        zone = self.rules.times.zone
        placed, joins, gaps, folds = {}, [], ["0"], ["0"]
        for number, one in enumerate(typed):
            name, local = quoted(one.ours), quoted(one.ours + " local")
            placed[one.ours] = name
            if not one.local:
                continue
            if zone == "UTC" or self._is_date(one):
                placed[one.ours] = f"coalesce({name}, {local})"
                continue
            day = f"zone_{number}"
            second = f"(epoch_us({local}) - epoch_us(date_trunc('day', {local}))) // 1000000"
            shift = f"case when {day}.switch < {DAY} and {second} >= {day}.switch then {day}.after else {day}.before end"
            placed[one.ours] = f"coalesce({name}, {local} - to_seconds({shift}))"
            joins.append(f"left join zone_days as {day} on cast({local} as date) = {day}.day")
            odd = f"{day}.odd_to > 0 and {second} >= {day}.odd_from and {second} < {day}.odd_to"
            gaps.append(f"case when {day}.is_gap and {odd} then 1 else 0 end")
            folds.append(f"case when not {day}.is_gap and {odd} then 1 else 0 end")
        return placed, " ".join(joins), f"{' + '.join(gaps)} as times_gap, {' + '.join(folds)} as times_fold"

    def _is_date(self, one: Typed) -> bool:
        return one.ours == "since"

    def _problems(self, place: int, view: str, typed: list[Typed]) -> str:
        """A table of every cell that can't be used."""
        name = f"problems_{place}"
        shell = "(line bigint, column_name varchar, reason varchar, expected varchar, value varchar)"
        self.con.execute(f"create or replace temp table {name} {shell}")
        if not self.con.execute(f"select count(*) from typed_{place} where is_bad").fetchall()[0][0]:
            return name
        bad = f"line in (select line from typed_{place} where is_bad)"
        self.con.execute(f"create or replace temp table suspects as select * from {view} where {bad}").fetchall()
        columns = {one.ours: one.column for one in self.plan.records[place].fields}
        for one in typed:
            if one.bad:
                cell = quoted(one.ours)
                self.con.execute(
                    f"insert into {name} select line, $column, {one.reason}, "
                    f"case when {one.reason} = 'missing' then 'a value' else $expected end, {cell} "
                    f"from suspects {one.join} where {one.bad}",
                    {"column": columns[one.ours], "expected": one.expected},
                ).fetchall()
        return name


def _hashed(table: str, names: list[str]) -> str:
    """The hash of a row's content.

    That of an event can become its identity, so it may not depend on the engine's version; the others are only
    compared: one that changed with the engine would cost a needless rewriting.
    """
    listed = sorted(names)
    if table != "events":
        return f"cast(hash({', '.join(map(quoted, listed))}, attributes) >> 1 as bigint)"
    texts = ", ".join(f"coalesce(cast({quoted(ours)} as varchar), chr(30))" for ours in listed)
    return f"md5(concat_ws(chr(31), {texts}, coalesce(attributes, chr(30))))"


def _suspect(record: RecordPlan, typed: list[Typed]) -> str:
    """A quick condition that every row with a bad cell meets: only such rows are looked at more closely."""
    parts = ["false", *(quoted(one.ours + " nested") for one in record.fields if one.nested)]
    for one in typed:
        if one.late:
            local = f" and {quoted(one.ours + ' local')} is null" if one.local else ""
            raw = "" if one.ours in REQUIRED[record.record.table] else f" and {quoted(one.ours + ' raw')} is not null"
            parts.append(f"({quoted(one.ours)} is null{local}{raw})")
    return " or ".join(parts)


def _attributes(names: tuple[str, ...]) -> str:
    """A JSON object of the filled cells, keys in order; null where none is filled."""
    if not names:
        return "cast(null as varchar)"
    import json

    parts = ", ".join(f"{literal(json.dumps(name, ensure_ascii=False) + ':')} || to_json({quoted(name)})" for name in names)
    filled = " and ".join(f"{quoted(name)} is not null" for name in names)
    pairs = ", ".join(f"{literal(name)}, {quoted(name)}" for name in names)  # a third of the cost, where no key has to be left out
    return f"case when {filled} then cast(json_object({pairs}) as varchar) else '{{' || nullif(concat_ws(',', {parts}), '') || '}}' end"
