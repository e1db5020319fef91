"""A time zone as stretches of constant offset: what makes calendars exact on days when the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = 86400


def offset_pieces(zone: str, first: int, last: int) -> list[tuple[int, int, int]]:
    """Stretches (from, to, offset) that cover the UTC seconds [first, last); local = UTC + offset."""
    tz = ZoneInfo(zone)
    pieces = []
    start, offset = first, _offset(tz, first)
    at = first
    while at < last:
        after = min(at + DAY, last)
        if _offset(tz, after) != offset:
            turn = _turn(tz, at, after)
            pieces.append((start, turn, offset))
            start, offset = turn, _offset(tz, turn)
            at = turn
        else:
            at = after
    if start < last:
        pieces.append((start, last, offset))
    return pieces


def _offset(tz: ZoneInfo, second: int) -> int:
    found = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second)).astimezone(tz).utcoffset()
    return round(found.total_seconds()) if found else 0


def _turn(tz: ZoneInfo, before: int, after: int) -> int:
    """The first second in (before, after] whose offset is no longer that of `before`."""
    offset = _offset(tz, before)
    while after - before > 1:
        middle = (before + after) // 2
        if _offset(tz, middle) == offset:
            before = middle
        else:
            after = middle
    return after
