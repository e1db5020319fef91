"""Local time to UTC: for each local day of a zone its offsets, and what the clock skipped or showed twice.

The rule: a time that the clock skipped is moved forward by the gap (as if the clock had not been changed yet); one
that it showed twice is taken as the first of the two. Both are counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import duckdb

FIRST, LAST = date(1979, 12, 25), date(2100, 1, 10)
DAY = 86_400
_EPOCH = date(1970, 1, 1)


@dataclass
class Day:
    """One local day: `before` holds until second `switch`, `after` from then; [odd_from, odd_to) is skipped or twice."""

    before: int
    after: int
    switch: int = DAY
    odd_from: int = 0
    odd_to: int = 0
    is_gap: bool = False


@cache
def days_of(zone: str) -> dict[date, Day]:
    """Every local day of the zone with its offsets in seconds east of UTC."""
    info = ZoneInfo(zone)
    changes = list(_changes(info))
    offset = _offset(info, _seconds(FIRST))
    days: dict[date, Day] = {}
    for number in range((LAST - FIRST).days):
        day = FIRST + timedelta(days=number)
        start = _seconds(day)
        days[day] = made = Day(offset, offset)
        while changes and changes[0][0] + max(changes[0][1:]) < start + DAY:
            at, before, after = changes.pop(0)
            made.switch, made.after = at + max(before, after) - start, after
            offset = after
    for at, before, after in _changes(info):
        _mark(days, (at + min(before, after), at + max(before, after)), is_gap=after > before)
    return days


def _mark(days: dict[date, Day], odd: tuple[int, int], *, is_gap: bool) -> None:
    for second in {odd[0], odd[1] - 1}:
        day = _EPOCH + timedelta(days=second // DAY)
        if day in days:
            start = _seconds(day)
            one = days[day]
            one.odd_from, one.odd_to, one.is_gap = max(odd[0] - start, 0), min(odd[1] - start, DAY), is_gap


def _changes(info: ZoneInfo) -> Iterator[tuple[int, int, int]]:
    """Each change of offset: UTC second, offset before, offset after."""
    at = _seconds(FIRST)
    before = _offset(info, at)
    while at < _seconds(LAST):
        after = _offset(info, at + DAY)
        if after != before:
            low, high = at, at + DAY
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if _offset(info, middle) == before else (low, middle)
            yield high, before, after
        at, before = at + DAY, after


def _offset(info: ZoneInfo, second: int) -> int:
    found = datetime.fromtimestamp(second, UTC).astimezone(info).utcoffset()
    return int(found.total_seconds()) if found is not None else 0


def _seconds(day: date) -> int:
    return (day - _EPOCH).days * DAY


def write_days(con: "duckdb.DuckDBPyConnection", zone: str) -> None:
    """Fill the temporary table zone_days for the zone."""
    import pyarrow as pa

    days = days_of(zone)
    columns = {name: [getattr(day, name) for day in days.values()] for name in Day.__dataclass_fields__}
    con.register("arriving_days", pa.table({"day": list(days), **columns}))
    con.execute("create or replace temp table zone_days as select * from arriving_days").fetchall()
    con.unregister("arriving_days")
