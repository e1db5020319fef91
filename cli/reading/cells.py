"""Excel's stored numbers as text: dates in ISO form, whole numbers without a point, lost digits visible."""

import re
from datetime import datetime, timedelta

BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
BUILT_IN_ELAPSED = frozenset({46})
FIRST_INEXACT = 10**15
"""Excel keeps 15 digits; a whole number from here on may have lost its last ones."""
DAY = 86_400
LAST_SERIAL = 2_958_466
NOT_A_LEAP_DAY = 60
"""Excel counts 29 February 1900, a day that never was."""

PLAIN = re.compile(r"-?(?:0|[1-9]\d{0,14})\Z")
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
BRACKETS = re.compile(r"\[[^\]]*\]")
DATE_LETTERS = re.compile(r"[ymdhs]|[年月日时分秒]|上午|AM/PM", re.IGNORECASE)


def format_kind(number: int, code: str | None) -> str:
    """What a number format shows: "date", "fraction" (with parts of a second), "elapsed" (hours beyond 24) or ""."""
    if code is None:
        return "elapsed" if number in BUILT_IN_ELAPSED else "date" if number in BUILT_IN_DATES else ""
    first = LITERAL.sub("", code.split(";")[0])
    if ELAPSED.search(first):
        return "elapsed"
    bare = BRACKETS.sub("", first)
    if "general" in bare.lower() or not DATE_LETTERS.search(bare):
        return ""
    return "fraction" if ".0" in bare else "date"


def number_text(stored: str, kind: str, *, since_1904: bool) -> str:
    """The text of a stored number under a format of this kind; what can't be a date stays a number."""
    if not kind and PLAIN.match(stored):
        return stored
    try:
        value = float(stored)
    except ValueError:
        return stored
    if kind:
        moment = _elapsed_text(value) if kind == "elapsed" else _date_text(value, kind, since_1904=since_1904)
        if moment is not None:
            return moment
    if value.is_integer() and abs(value) < FIRST_INEXACT:
        return str(int(value))
    return f"{value:.15G}"


def _elapsed_text(value: float) -> str | None:
    """Hours, minutes and seconds of a length of time in days."""
    if not 0 <= value < LAST_SERIAL:
        return None
    seconds = round(value * DAY)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _date_text(value: float, kind: str, *, since_1904: bool) -> str | None:
    """`YYYY-MM-DD HH:MM:SS`, or `HH:MM:SS` for less than one day; None where there is no such day."""
    if not 0 <= value < LAST_SERIAL:
        return None
    whole, part = divmod(value, 1)
    offset = timedelta(milliseconds=round(part * DAY * 1000)) if kind == "fraction" else timedelta(seconds=round(part * DAY))
    if value < 1 and offset < timedelta(days=1):
        return _clock(datetime(1900, 1, 1) + offset, day=False)  # noqa: DTZ001 - a wall clock
    if since_1904:
        first = datetime(1904, 1, 1)  # noqa: DTZ001 - a wall clock
    elif int(whole) == NOT_A_LEAP_DAY:
        return None
    else:
        first = datetime(1899, 12, 31 if whole < NOT_A_LEAP_DAY else 30)  # noqa: DTZ001 - a wall clock
    try:
        return _clock(first + timedelta(days=whole) + offset, day=True)
    except OverflowError:
        return None


def _clock(moment: datetime, *, day: bool) -> str:
    return moment.isoformat(" ", "milliseconds" if moment.microsecond else "seconds")[0 if day else 11 :]
