"""Read single values: ids, numbers, durations, words. Each takes a text and gives our text, or says what is wrong."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from .schema import CLOSED, FALSE, TRUE
from .time_forms import clean

NULLS = ("", "n/a", "na", "#n/a", "null", "none", "nil", "-", "--", "—", "无", "\\n", "(null)", "<null>")
TIME_NULLS = (*NULLS, "nat", "nan", "0000-00-00", "0000-00-00 00:00:00", "1900-01-00", "never")
"""Words that mean nothing in a column of keys or numbers, and of times; in texts they are texts."""
PLAIN = r"-?[0-9]+(\.[0-9]+)?"
_CURRENCY = re.compile(r"^(?P<sign>-?)\s*(?:[¥$€£]|CNY|RMB|USD|EUR|GBP)?\s*(?P<body>-?[0-9.,]+)\s*(?:元|[¥€]|CNY|RMB|USD|EUR|GBP)?$")
_POINT = re.compile(r"^-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?$")
_COMMA = re.compile(r"^-?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]+)?$")
_TINY = re.compile(r"^-?[0-9](?:\.[0-9]{1,20})?[eE]-[0-9]{1,2}$")
"""What programs write for the rest that a sum leaves, such as 5.55E-17: no digit before the point is lost in it."""
_CLOCK = re.compile(r"^(?:(?P<h>[0-9]{1,9}):)?(?P<m>[0-9]{1,2}):(?P<s>[0-9]{1,2}(?:\.[0-9]{1,9})?)$")


def number(text: str, decimal: str | None, *, is_duration: bool) -> str | None:
    """Digits with a point; None where the text is no number in a declared form."""
    text = clean(text)
    clock = _CLOCK.match(text) if is_duration else None
    if clock and float(clock["m"]) < 60 and float(clock["s"]) < 60:  # noqa: PLR2004  minutes and seconds of a clock
        return f"{int(clock['h'] or 0) * 3600 + int(clock['m']) * 60 + Decimal(clock['s']):f}"
    if _TINY.match(text):
        return f"{Decimal(text):f}"
    match = _CURRENCY.match(text)
    if not match:
        return None
    body = match["sign"] + match["body"]
    if decimal == ",":
        return body.replace(".", "").replace(",", ".") if _COMMA.match(body) else None
    return body.replace(",", "") if _POINT.match(body) else None


def team(text: str) -> str:
    """A team's name: width, zero-width marks and spaces normalised, case kept."""
    return clean(text)


def label(text: str) -> str:
    """A word as written, in composed form, without outer spaces."""
    return unicodedata.normalize("NFC", text).strip(" \t\r\n\u3000\xa0")


def folded(text: str) -> str:
    """A word as words are compared: without width, case and spaces around it."""
    return clean(text).casefold()


def words_of(field: str, sort: str, values: Mapping[str, str]) -> dict[str, str]:
    """All words that are known for a field, folded, with what they become."""
    own: dict[str, str] = {}
    if sort == "boolean":
        own = {**dict.fromkeys(TRUE, "true"), **dict.fromkeys(FALSE, "false")}
    elif field in CLOSED:
        own = {one: one for one in CLOSED[field]}
    return {**own, **{folded(theirs): ours for theirs, ours in values.items()}}
