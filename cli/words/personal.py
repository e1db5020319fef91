"""Personal data in texts: identity, card, account and phone numbers, e-mail; find them, mask them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from .fold import Folded, fold, numerals, written_out
from .numbers import DIGIT_WORD, KINDS, WRITTEN_OUT, Kind

_KEPT = 2  # last characters that a masked number still shows
_BEFORE = 40  # characters before a number that may say what it is
WORTH_A_LOOK = rf"@|\d(?:[^\d]{{0,3}}\d){{5}}|[a-z]{{5}}\d{{4}}[a-z]|(?:{DIGIT_WORD}[ ,.-]{{1,3}}){{{WRITTEN_OUT - 1}}}"
"""What a folded text holds that can hold any of it: an @, six digits near each other, an Indian PAN, or digits in words (RE2)."""


@dataclass(frozen=True)
class Found:
    """A piece of personal data: what it is, and where it stands in the text as written."""

    kind: str
    start: int
    end: int


def find(text: str, folded: Folded | None = None) -> list[Found]:
    """All personal data in `text` (folded already, where it is given), in order, without overlaps; e-mail addresses too."""
    folded = folded or fold(text)
    found = list(_scan(folded.text))
    if written_out(folded.text):
        found += [one for one in _scan(numerals(folded.text)) if one.kind != "e-mail"]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return [Found(one.kind, *folded.span(one.start, one.end)) for one in kept]


def mask(text: str) -> str:
    """`text` with every letter and digit of its personal data replaced by *, but the last two of a number."""
    pieces, done = [], 0
    for one in find(text):
        kept = 0 if one.kind in ("e-mail", "identity number", "number in words") else _KEPT
        hidden = one.end - kept
        pieces += [
            text[done : one.start],
            "".join("*" if mark.isalnum() else mark for mark in text[one.start : hidden]),
        ]
        done = hidden
    return "".join(pieces) + text[done:]


def _scan(folded: str) -> Iterator[Found]:
    data = folded.encode(errors="replace")
    if next(_worth_a_look().finditer(data), None) is None:
        return
    every, patterns = _patterns()
    for place in sorted(every.Match(data) or ()):
        kind, pattern = patterns[place]
        for match in pattern.finditer(folded):
            start, end = match.span(1)
            if not _stands_alone(folded, start, end):
                continue
            written = match.group(1)
            number = "".join(mark for mark in written if mark.isalnum())
            if kind.fits(number, written, folded[max(0, start - _BEFORE) : start]):
                yield Found(kind.name, start, end)


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Not a part of a longer number or word, nor of a masked one."""
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return not any(mark.isascii() and (mark.isalnum() or mark in "*_") for mark in (before, after))


@cache
def _worth_a_look() -> Any:  # noqa: ANN401  re2 has no types
    import re2

    return re2.compile(WORTH_A_LOOK)


@cache
def _patterns() -> tuple[Any, list[tuple[Kind, Any]]]:
    """All shapes at once, to know which are there; and each by itself."""
    import re2

    every = re2.Filter()
    for kind in KINDS:
        every.Add(kind.pattern)
    every.Compile()
    return every, [(kind, re2.compile(kind.pattern)) for kind in KINDS]
