"""Fold a text for matching: full-width to half-width, lower case, traditional to simplified, length kept."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_INVISIBLE = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", *map(chr, range(0x202A, 0x202F))}
_INVISIBLE |= {chr(code) for code in range(0x2066, 0x206A)}
_MARKS = {"’": "'", "‘": "'", "‛": "'", "`": "'", "´": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "…": "."}
_MARKS |= {"\u3000": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2028": "\n", "\r": "\n", "\t": " "}
_MARKS |= {"著": "着", "甚": "什"}  # two marks of traditional texts that stand for simplified ones (看著, 甚麼)
_QUOTES = {"「": "“", "」": "”", "『": "“", "』": "”", "„": "“", "«": "“", "»": "”", "＂": '"'}
_NUMERALS = str.maketrans("零〇一二三四五六七八九幺么壹贰叁肆伍陆柒捌玖,、.", "00123456789" + "11" + "123456789" + "   ")
_NUMERAL = "[零〇一二三四五六七八九幺么壹贰叁肆伍陆柒捌玖]"
_WRITTEN_OUT = re.compile(f"{_NUMERAL}.?{_NUMERAL}.?{_NUMERAL}")  # fewer hide no number of a person
_CJK = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))


@dataclass(frozen=True)
class Folded:
    """A folded text; `places` maps its offsets to those of the text as written, None where they are the same."""

    text: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text as written."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """`text` with one folded character for each written one; invisible marks are left out."""
    places = None
    if not text.isascii() and not _INVISIBLE.isdisjoint(text):
        kept = [place for place, mark in enumerate(text) if mark not in _INVISIBLE]
        places = tuple(kept)
        text = "".join(text[place] for place in kept)
    return Folded(text.translate(_table()), places)


def written_out(folded: str) -> bool:
    """Whether a folded text may hold a number written out in Chinese."""
    return not folded.isascii() and _WRITTEN_OUT.search(folded) is not None


def numerals(folded: str) -> str:
    """A folded text with written-out Chinese digits as digits, and marks between them as blanks."""
    return folded.translate(_NUMERALS)


@cache
def _table() -> dict[int, str]:
    """Character to folded character, for the Basic Multilingual Plane; only where one becomes one."""
    import opencc

    table = {}
    for code in range(0x10000):
        mark = chr(code)
        folded = unicodedata.normalize("NFKC", mark).lower()
        if folded != mark and len(folded) == 1:
            table[code] = folded
    marks = [chr(code) for block in _CJK for code in block]
    simple = opencc.OpenCC("t2s").convert("\n".join(marks)).split("\n")
    table |= {ord(mark): new for mark, new in zip(marks, simple, strict=True) if len(new) == 1 and new != mark}
    return table | {ord(mark): new for mark, new in {**_MARKS, **_QUOTES}.items()}
