"""A calendar as a staircase of working seconds over UTC: the rows of its four tables."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from .days import DAY_SECONDS, LocalDays
from .zones import offset_pieces

EPOCH = date(1970, 1, 1)
BUCKET = 3600


@dataclass
class Rows:
    """Rows for calendar_segments, calendar_dues and calendar_workdays, in the order of their columns."""

    segments: list[tuple[str, date, int, int, int, bool, int]] = field(default_factory=list)
    dues: list[tuple[str, int, int, int, datetime]] = field(default_factory=list)
    workdays: list[tuple[str, date, int, datetime, datetime]] = field(default_factory=list)


def build(days: LocalDays, first: date, last: date, rows: Rows) -> None:
    """Add the rows of the calendar `days` for the UTC days from `first` to `last`."""
    start, end = _epoch(first), _epoch(last) + DAY_SECONDS
    pieces = offset_pieces(days.timezone, start, end)
    opened = _opened(days, pieces)
    numbers = _workdays(days, start, end, rows)
    cuts = {start, end}
    for opens, closes in opened:
        cuts |= {opens, closes}
    cuts |= set(range(start, end, DAY_SECONDS))
    for begins, ends, offset in pieces:
        cuts.add(begins)
        midnight = -((begins + offset) // -DAY_SECONDS) * DAY_SECONDS - offset
        cuts |= set(range(midnight, ends, DAY_SECONDS))
    _segments(days.name, sorted(cuts), opened, (pieces, numbers), rows)
    _dues(days.name, opened, rows)


def _epoch(on: date) -> int:
    return (on - EPOCH).days * DAY_SECONDS


def _instant(second: int) -> datetime:
    return datetime(1970, 1, 1) + timedelta(seconds=second)  # noqa: DTZ001  instants are naive UTC everywhere


def _opened(days: LocalDays, pieces: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Stretches of working time in UTC seconds: all instants whose local time lies in a window of their local day."""
    opened: list[tuple[int, int]] = []
    for begins, ends, offset in pieces:
        for number in range((begins + offset) // DAY_SECONDS, (ends + offset - 1) // DAY_SECONDS + 1):
            for opens, closes in days.windows(EPOCH + timedelta(days=number)):
                from_second = max(begins, number * DAY_SECONDS + opens - offset)
                to_second = min(ends, number * DAY_SECONDS + closes - offset)
                if from_second >= to_second:
                    continue
                if opened and opened[-1][1] == from_second:
                    opened[-1] = (opened[-1][0], to_second)
                else:
                    opened.append((from_second, to_second))
    return opened


def _workdays(days: LocalDays, start: int, end: int, rows: Rows) -> dict[int, int]:
    """Number the local days that have windows; gives, for each local day, how many there were up to and with it."""
    start, end = start - 2 * DAY_SECONDS, end + 2 * DAY_SECONDS
    spans: dict[date, tuple[int, int]] = {}
    for begins, ends, offset in offset_pieces(days.timezone, start, end):
        for number in range((begins + offset) // DAY_SECONDS, (ends + offset - 1) // DAY_SECONDS + 1):
            on = EPOCH + timedelta(days=number)
            if found := days.windows(on):
                opens = max(begins, number * DAY_SECONDS + found[0][0] - offset)
                closes = min(ends, number * DAY_SECONDS + found[-1][1] - offset)
                if opens < closes:
                    spans[on] = (min(opens, spans.get(on, (opens, 0))[0]), max(closes, spans.get(on, (0, closes))[1]))
    numbers, count = {}, 0
    for number in range(start // DAY_SECONDS - 1, end // DAY_SECONDS + 2):
        on = EPOCH + timedelta(days=number)
        if on in spans:
            count += 1
            rows.workdays.append((days.name, on, count, _instant(spans[on][0]), _instant(spans[on][1])))
        numbers[number] = count
    return numbers


def _segments(
    name: str,
    cuts: list[int],
    opened: list[tuple[int, int]],
    local: tuple[list[tuple[int, int, int]], dict[int, int]],
    rows: Rows,
) -> None:
    """One row per stretch between two cuts; a stretch never crosses an opening, a closing or a midnight."""
    pieces, numbers = local
    starts = [begins for begins, _, _ in pieces]
    worked, place = 0, 0
    for begins, ends in pairwise(cuts):
        while place < len(opened) and opened[place][1] <= begins:
            place += 1
        is_open = place < len(opened) and opened[place][0] <= begins
        offset = pieces[bisect_right(starts, begins) - 1][2]
        workday = numbers[(begins + offset) // DAY_SECONDS]
        day, second = divmod(begins, DAY_SECONDS)
        rows.segments.append((name, EPOCH + timedelta(days=day), second, second + ends - begins, worked, is_open, workday))
        worked += (ends - begins) if is_open else 0


def _dues(name: str, opened: list[tuple[int, int]], rows: Rows) -> None:
    """The staircase turned over, cut at whole buckets so that a look-up is an equi-join."""
    worked = 0
    for begins, ends in opened:
        at = begins
        while at < ends:
            bucket = worked // BUCKET
            step = min(ends - at, (bucket + 1) * BUCKET - worked)
            rows.dues.append((name, bucket, worked, worked + step, _instant(at)))
            worked, at = worked + step, at + step
