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
    import pyarrow as pa

DAY = 86_400
WEEK = 7 * DAY
EPOCH = date(1970, 1, 1)
FIRST, LAST = (date(1979, 12, 25) - EPOCH).days, (date(2100, 1, 10) - EPOCH).days


@dataclass(frozen=True)
class Change:
    """A change of offset: the second (UTC), and the offsets before and after, in seconds east of UTC."""

    at: int
    before: int
    after: int


@dataclass
class Day:
    """One local day: `before` holds until second `switch`, `after` from then; [odd_from, odd_to) is skipped or twice."""

    before: int
    after: int
    switch: int = DAY
    odd_from: int = 0
    odd_to: int = 0
    is_gap: bool = False


def changes(zone: str) -> Iterator[Change]:
    """Every change of the zone's offset that a sane time can meet."""
    info = ZoneInfo(zone)
    at = FIRST * DAY
    before = _offset(info, at)
    while at < LAST * DAY:
        after = _offset(info, at + WEEK)
        if after != before:
            low, high = at, at + WEEK
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if _offset(info, middle) == before else (low, middle)
            yield Change(high, before, after)
        at, before = at + WEEK, after


def _offset(info: ZoneInfo, second: int) -> int:
    found = datetime.fromtimestamp(second, UTC).astimezone(info).utcoffset()
    return int(found.total_seconds()) if found is not None else 0


def odd_days(met: list[Change]) -> dict[int, Day]:
    """The local days (counted from 1970) on which something is out of the ordinary."""
    days: dict[int, Day] = {}
    for one in met:
        number, second = divmod(one.at + max(one.before, one.after), DAY)
        days[number] = Day(one.before, one.after, second)
    for one in met:
        start, end = one.at + min(one.before, one.after), one.at + max(one.before, one.after)
        for number in {start // DAY, (end - 1) // DAY}:
            day = days.setdefault(number, Day(one.before, one.before))
            day.odd_from, day.odd_to = max(start - number * DAY, 0), min(end - number * DAY, DAY)
            day.is_gap = one.after > one.before
    return days


@cache
def days_of(zone: str) -> "pa.Table":
    """Every local day of the zone that a sane time can fall on."""
    import pyarrow as pa

    met = list(changes(zone))
    odd = odd_days(met)
    offsets: list[int] = []
    for one in met:
        offsets += [one.before] * ((one.at + max(one.before, one.after)) // DAY - FIRST - len(offsets))
    last = met[-1].after if met else _offset(ZoneInfo(zone), FIRST * DAY)
    offsets += [last] * (LAST - FIRST - len(offsets))
    columns: dict[str, list[object]] = {
        "before": [*offsets], "after": [*offsets], "switch": [DAY] * len(offsets),
        "odd_from": [0] * len(offsets), "odd_to": [0] * len(offsets), "is_gap": [False] * len(offsets),
    }  # fmt: skip
    for number, day in odd.items():
        for name, column in columns.items():
            column[number - FIRST] = getattr(day, name)
    days = [EPOCH + timedelta(days=number) for number in range(FIRST, LAST)]
    return pa.table({"day": days, **columns})


def write_days(con: "duckdb.DuckDBPyConnection", zone: str) -> None:
    """Give the connection the zone's days as the table zone_days."""
    con.register("zone_days", days_of(zone))
