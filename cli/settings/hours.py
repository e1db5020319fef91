"""Working hours as written in [[calendars]]: days of the week, windows of the day, single dates."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from .check import Where

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_SECONDS = 86400
Window = tuple[int, int]
"""From and to, in seconds of the local day; the end is exclusive, 86400 = midnight at its end."""
_WINDOW = re.compile(r"^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$")
_ZERO = re.compile(r"\s*[-–]\s*")
_MINUTES = 60


def windows(text: str, where: Where) -> tuple[Window, ...]:
    """The windows of one day, in order; `09:00-12:00 13:00-18:00`. SettingsError where one is odd or two overlap."""
    found = []
    for part in _ZERO.sub("-", text.replace(",", " ")).split():
        match = _WINDOW.match(part)
        if not match:
            where.fail(f"{part!r} is not a window; write 09:00-12:00 13:00-18:00")
        opens, closes = (_second(match[1], match[2], where), _second(match[3], match[4], where))
        if closes <= opens:
            where.fail(f"{part!r} ends before it begins; write 22:00-24:00 and, on the next day, 00:00-06:00")
        found.append((opens, closes))
    if not found:
        where.fail("no window; write 09:00-17:00, or leave the day out")
    found.sort()
    for (_, closes), (opens, _) in pairwise(found):
        if opens < closes:
            where.fail(f"windows overlap in {text!r}; each second may be named once")
    return tuple(found)


def _second(hours: str, minutes: str, where: Where) -> int:
    second = int(hours) * 3600 + int(minutes) * 60
    if second > DAY_SECONDS or int(minutes) >= _MINUTES:
        where.fail(f"{hours}:{minutes} is no time of day; write 00:00 to 24:00")
    return second


def weekly(hours: Mapping[str, str], where: Where) -> tuple[tuple[Window, ...], ...]:
    """The windows of each weekday, Monday first; keys are `mon`, `mon-fri` or `mon,wed`."""
    week: list[tuple[Window, ...]] = [()] * len(DAYS)
    named: dict[int, str] = {}
    for key, text in hours.items():
        place = where.at(key)
        for day in _weekdays(key, place):
            if day in named:
                place.fail(f"{DAYS[day]} stands in {named[day]!r} too; windows would overlap, name each day once")
            named[day] = key
            week[day] = windows(text, place)
    if not named:
        where.fail('a calendar needs hours; write hours = { mon-fri = "09:00-17:00" }')
    return tuple(week)


def _weekdays(key: str, where: Where) -> list[int]:
    found: list[int] = []
    for part in key.lower().replace(" ", "").split(","):
        first, dash, last = part.partition("-")
        if first not in DAYS or (dash and last not in DAYS):
            where.fail(f"{key!r} names no days; write mon, mon-fri or mon,wed with {', '.join(DAYS)}")
        start, end = DAYS.index(first), DAYS.index(last or first)
        found += [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]
    return found


def day(text: str, where: Where) -> date:
    """`2026-12-24` as a date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        where.fail(f"{text!r} is no date; write 2026-12-24")


def check_holidays(text: str, where: Where) -> None:
    """Refuse a country or region that the holidays library does not know."""
    import holidays

    country, _, region = text.partition("-")
    regions = holidays.list_supported_countries().get(country)
    if regions is None:
        where.fail(f"{text!r}: no holidays are known for the country {country!r}; write its ISO code, such as DE or CN")
    if region and region not in regions:
        known = ", ".join(regions) or "none"
        where.fail(f"{text!r}: no holidays are known for the region {region!r}; known are {known}")
