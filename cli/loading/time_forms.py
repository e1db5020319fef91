"""The forms that times are written in: from the shape of a text (digits as 9) to how it is parsed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_AS_TEXT = re.compile(r'="([^"]*)"')
"""How exporters keep a spreadsheet from making a number of an id or a date."""
_HIDDEN = re.compile(f"[{ZERO_WIDTH}]")
_COMMA = re.compile(r"(:[0-9]{2}),(?=[0-9])")
"""Before parts of a second, as loggers and ISO 8601 write it."""
_TOO_FINE = re.compile(r"(:[0-9]{2}\.[0-9]{6})[0-9]{1,3}(?![0-9])")
"""SQL Server writes seven places of a second, nanosecond clocks nine; we keep six."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_SHORT = "|".join(_MONTHS.split())
_LONG = "january|february|march|april|june|july|august|september|october|november|december"
_MONTH = rf"(?P<month>(?:{_LONG}|{_SHORT}))"
_DATES = {
    "year first": r"(?P<y>9{4})(?P<s>[-/.])9{1,2}(?P=s)9{1,2}",
    "chinese": r"9{4}年9{1,2}月9{1,2}[日号]",
    "compact": r"9{8}(?P<stuck>9{4}(?:9{2})?)?",
    "year last": r"9{1,2}(?P<s>[-/.])9{1,2}(?P=s)(?P<y>9{4})",
    "short year": r"9{1,2}(?P<s>[-/.])9{1,2}(?P=s)(?P<y>9{2})",
    "named": rf"(?:[a-z]{{3}}, )?9{{1,2}}(?P<s>[-/ ]){_MONTH}(?P<s2>[-/ ]|, )(?P<y>9{{4}}|9{{2}})",
    "named first": rf"{_MONTH} 9{{1,2}}(?P<s2>,? )(?P<y>9{{4}})",
}
_TIME = (
    r"(?:(?P<between>t| |, |)(?P<half>[ap]m )?(?P<clock>9{1,2}(?::9{1,2}(?P<sec>:9{1,2}(?P<frac>\.9{1,6})?)?"
    r"|[时点](?P<cnmin>9{1,2}分(?P<cnsec>9{1,2}秒)?)?))(?P<ampm> ?[ap]m)?)?"
)
_ZONE = r"(?P<zone>z| ?[+-]9{2}:?9{2}|[+-]9{2}| utc| gmt)?"
_FORMS = {name: re.compile(pattern + _TIME + _ZONE) for name, pattern in _DATES.items()}


@dataclass(frozen=True)
class Form:
    """How a shape is parsed: a strptime pattern; `order` says that it holds only for day-first or month-first.

    `is_short` has a two-digit year that nothing marks as one: only for those who declared the order.
    """

    pattern: str
    zone: str  # naive, utc or offset
    order: str = ""
    is_short: bool = False


def clean(text: str) -> str:
    """A date, key or number without what hides in it: width variants, zero-width marks, outer and double spaces, `="…"`."""
    plain = " ".join(_HIDDEN.sub("", unicodedata.normalize("NFKC", text)).split())
    wrapped = _AS_TEXT.fullmatch(plain)
    return wrapped[1].strip() if wrapped else plain


def time_text(text: str) -> str:
    """As `clean`, with the Chinese halves of the day in the words that patterns know, parts of a second in points, down to microseconds."""
    halved = clean(text).replace("上午", "AM ").replace("下午", "PM ").replace("AM  ", "AM ").replace("PM  ", "PM ")
    return _TOO_FINE.sub(r"\1", _COMMA.sub(r"\1.", halved))


def shape(text: str) -> str:
    """The text with every digit as 9."""
    return re.sub(r"[0-9]", "9", text)


@lru_cache(maxsize=4096)
def forms_of(a_shape: str) -> tuple[Form, ...]:
    """The forms that a shape may be read in; none where it is no time. Two-digit years only beside a month's name."""
    low = a_shape.lower()
    for name, pattern in _FORMS.items():
        match = pattern.fullmatch(low)
        if match:
            return _forms(name, match, a_shape)
    return ()


def _forms(name: str, match: re.Match[str], written: str) -> tuple[Form, ...]:
    found = match.groupdict()
    time = _time(match, written)
    if time is None:
        return ()
    zone = "naive" if not found["zone"] else "offset" if "9" in found["zone"] else "utc"
    made = []
    for order, day in _dates(name, match, written).items():
        made.append(Form(day + time + _zone(match, written), zone, order, name == "short year"))
    return tuple(made)


def _dates(name: str, match: re.Match[str], written: str) -> dict[str, str]:
    found = match.groupdict()
    s = found.get("s") or ""
    if name == "year first":
        return {"": f"%Y{s}%m{s}%d"}
    if name == "chinese":
        return {"": f"%Y年%m月%d{'号' if '号' in written else '日'}"}
    if name == "compact":
        return {"": {0: "%Y%m%d", 4: "%Y%m%d%H%M", 6: "%Y%m%d%H%M%S"}[len(found["stuck"] or "")]}
    if name in ("year last", "short year"):
        year = "%Y" if name == "year last" else "%y"
        return {"day-first": f"%d{s}%m{s}{year}", "month-first": f"%m{s}%d{s}{year}"}
    month = "%b" if len(found["month"]) == 3 else "%B"  # noqa: PLR2004  Jan, not January
    if name == "named first":
        return {"": f"{month} %d{found['s2']}%Y"}
    weekday = "%a, " if "," in written[:4] else ""
    return {"": f"{weekday}%d{s}{month}{found['s2']}{'%Y' if len(found['y']) == 4 else '%y'}"}  # noqa: PLR2004


def _time(match: re.Match[str], written: str) -> str | None:
    """The pattern of the time of day; None where it can't be one (a half of the day without an hour to go with it)."""
    found = match.groupdict()
    if not found["clock"]:
        return ""
    between = written[match.start("between") : match.end("between")]
    if not between and "年" not in written and not found["half"]:
        return None
    if found.get("stuck"):
        return None
    half = bool(found["half"] or found["ampm"])
    hour = "%I" if half else "%H"
    clock = found["clock"]
    if ":" in clock:
        body = f"{hour}:%M" + (":%S" if found["sec"] else "") + (".%f" if found["frac"] else "")
    else:
        mark = "时" if "时" in clock else "点"
        body = f"{hour}{mark}" + ("%M分" if found["cnmin"] else "") + ("%S秒" if found["cnsec"] else "")
    before = "%p " if found["half"] else ""
    after = "" if not found["ampm"] else " %p" if found["ampm"].startswith(" ") else "%p"
    return between + before + body + after


def _zone(match: re.Match[str], written: str) -> str:
    zone = written[match.start("zone") : match.end("zone")] if match["zone"] else ""
    if "9" not in zone:
        return zone
    return " %z" if zone.startswith(" ") else "%z"
