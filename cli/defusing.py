"""Texts that a spreadsheet would run, made harmless: one rule for every file that we write."""

import re
import unicodedata

_RISKY = re.compile(r"[=+\-@|%\t\r]")
_LEADING = re.compile(r"^[\s\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def is_risky(text: str) -> bool:
    """Whether a spreadsheet may take `text` for a formula: after NFKC, blanks and invisible marks left off (reliability.md, rule 16).

    One that is so below quotes of its own counts too: it gets a further quote, which can be taken off without a doubt.
    """
    if text.startswith(("\t", "\r")):
        return True
    start = _LEADING.sub("", text.lstrip("'"), count=1)
    return bool(_RISKY.match(unicodedata.normalize("NFKC", start[:8])))


def defused(text: str) -> str:
    """`text` with a `'` before it where a spreadsheet could take it for a formula."""
    return "'" + text if is_risky(text) else text


def without_controls(text: str) -> str:
    """`text` with control codes and bidi marks, which could steer the terminal that shows a file, as `�`; line ends and tabs stay."""
    return _CONTROLS.sub("�", text)
