"""How numbers, times and words are written in the report's language."""

import gettext
import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from ..query_files import Column

PACKAGE = f"{__package__.rpartition('.')[0]}.report_templates"
_SPANS = {"en": (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)),
          "zh": (("天", 86400), ("小时", 3600), ("分钟", 60), ("秒", 1))}  # fmt: skip
NOTHING = "–"
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The catalogue of `language`; English needs none, its texts are the keys."""
    if language == "en":
        return gettext.NullTranslations()
    folder = files(PACKAGE).joinpath("i18n", language, "LC_MESSAGES")
    catalogue = gettext.GNUTranslations(io.BytesIO(folder.joinpath("plaint.mo").read_bytes()))
    catalogue.add_fallback(gettext.GNUTranslations(io.BytesIO(folder.joinpath("findings.mo").read_bytes())))
    return catalogue


@cache
def terms() -> frozenset[str]:
    """Words of ours that stand as values in queries' results: verdicts, clocks, states."""
    lines = files(PACKAGE).joinpath("i18n", "terms.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


class Language:
    """Writes values for people: `code` is en or zh, instants (naive UTC) come out in `zone`."""

    def __init__(self, code: str, zone: str | None) -> None:
        """Take the language's code and an IANA zone; None = UTC."""
        self.code = code
        self.zone = ZoneInfo(zone or "UTC")
        self.catalogue = translations(code)

    def term(self, text: str) -> str:
        """A word of the product (a title, a clock, a verdict) in this language; as it is where there is none."""
        return self.catalogue.gettext(text) if text else ""

    def evidence(self, text: str) -> str:
        """A check's evidence: its fixed part, up to the first colon, in this language, then what it quotes as it is."""
        whole = self.term(text)
        head, colon, quoted = text.partition(": ")
        if whole != text or not colon:
            return whole
        return f"{self.term(head)}{'：' if self.code == 'zh' else colon}{quoted}"

    def sentence(self, text: str) -> str:
        """A fixed sentence with figures in it, in this language; the terms have it with `~` for every figure."""
        pattern = _FIGURE.sub("~", text)
        if pattern not in terms():
            return self.word(text)
        figures = [self.number(float(one)) for one in _FIGURE.findall(text)]
        return "".join(part for pair in zip(self.term(pattern).split("~"), [*figures, ""], strict=True) for part in pair)

    def word(self, text: str) -> str:
        """A value out of a query: a word of ours (i18n/terms.txt) in this language, anything else as it is."""
        return self.term(text.replace("_", " ")) if text in terms() else text

    def label(self, name: str) -> str:
        """A column's or clock's name as a heading: `breach_share` becomes Breach share; the value shows its unit."""
        words = name.replace("_seconds", "").replace("_", " ").strip()
        return self.term(words[:1].upper() + words[1:])

    def number(self, value: float | None, digits: int | None = None) -> str:
        """A number with thousands marks; whole numbers without decimals, others with up to two significant ones."""
        if value is None:
            return NOTHING
        if digits is None:
            if 0 < value < 0.005:  # noqa: PLR2004  would be written as 0.00
                return "<0.01"
            digits = 0 if float(value).is_integer() or abs(value) >= 100 else 1 if abs(value) >= 10 else 2  # noqa: PLR2004  digits that a person reads
        return f"{value:,.{digits}f}".replace("-", "−")

    def percent(self, share: float | None, digits: int = 1) -> str:
        """A share 0 to 1 as a percentage; what is not quite nothing or all is not written as 0 or 100."""
        if share is None:
            return NOTHING
        space = "" if self.code == "zh" else "\u202f"  # narrow no-break space
        text, least = f"{share * 100:.{digits}f}", 10**-digits
        if share > 0 and float(text) == 0:
            text = f"<{least:.{digits}f}"
        elif share < 1 and float(text) == 100:  # noqa: PLR2004  per cent
            text = f">{100 - least:.{digits}f}"
        return f"{text}{space}%".replace("-", "−")

    def duration(self, seconds: float | None) -> str:
        """Seconds as the two largest units that matter."""
        if seconds is None:
            return NOTHING
        rest, parts = abs(round(seconds)), []
        for name, size in _SPANS[self.code]:
            count, rest = divmod(rest, size)
            if count:
                parts.append(f"{count:,} {name}")
        sign = "−" if seconds < 0 else ""
        return sign + " ".join(parts[:2] or [f"0 {_SPANS[self.code][-1][0]}"])

    def day(self, day: date | None) -> str:
        """A day in the language's form."""
        if day is None:
            return NOTHING
        if self.code == "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {day:%b} {day.year}"

    def local(self, instant: datetime) -> datetime:
        """The instant (naive UTC) in the report's zone."""
        return instant.replace(tzinfo=UTC).astimezone(self.zone)

    def instant(self, instant: datetime | None) -> str:
        """A day and the time of day in the report's zone."""
        if instant is None:
            return NOTHING
        local = self.local(instant)
        return f"{self.day(local.date())} {local:%H:%M}"

    def instant_day(self, instant: datetime | None) -> str:
        """The day of an instant in the report's zone."""
        return NOTHING if instant is None else self.day(self.local(instant).date())

    def cell(self, value: Any, column: Column) -> str:  # noqa: ANN401  any type that a query returns
        """A query's value by its column's type and the unit that its name carries (style.md, Names)."""
        if value is None:
            return NOTHING
        if column.name == "evidence":
            return self.evidence(str(value))
        return self._writer(column)(value)

    def _writer(self, column: Column) -> Callable[[Any], str]:
        if column.type in ("VARCHAR", "BOOLEAN"):
            return lambda value: self.word(_yes_no(value) if isinstance(value, bool) else str(value))
        if column.type == "TIMESTAMP":
            return self.instant
        if column.type == "DATE":
            return self.day
        if column.name.endswith("_share") or "0 to 1" in column.meaning:
            return self.percent
        if "seconds" in column.name.split("_"):
            return self.duration
        return self.number


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"
