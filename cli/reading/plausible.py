"""Whether bytes read like writing in an encoding: how common the characters are that they would be."""

import re
from functools import cache

PLAUSIBLE = 0.85
FEW = 8
MOST_BEYOND = 0.3
"""Western writing has at most this share of letters beyond ASCII."""
WESTERN = re.compile(r"[A-Za-z\s'‘’“”\-.,;:()€£«»°ªº¿¡À-ÿŒœŠšŽžŸ–—…0-9/]")


def plausible_chinese(sample: bytes, encoding: str) -> bool:
    """Whether most lines decode, and nearly all that is beyond ASCII in them is common writing."""
    lines = sample.splitlines()
    texts = [text for line in lines if (text := decoded(line, encoding)) is not None]
    beyond = [char for text in texts for char in text if char > "\x7f"]
    common = sum(char in _common() or _is_mark(char) or _is_long(char, encoding) for char in beyond)
    if not beyond or len(texts) < len(lines) / 2:
        return False
    return common == len(beyond) if len(beyond) < FEW else common / len(beyond) >= PLAUSIBLE


@cache
def _common() -> frozenset[str]:
    """The characters that the makers of GB2312 and of Big5 each put into the first, common level."""
    simplified = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    traditional = bytes(b for row in range(0xA4, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)) for b in (row, cell))
    return frozenset(simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore"))


def _is_mark(char: str) -> bool:
    return "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef" or "\u2010" <= char <= "\u2312" or char == "·"


def _is_long(char: str, encoding: str) -> bool:
    """Whether a character takes four bytes in GB18030: rare, but no other encoding's bytes fall into that pattern."""
    return encoding == "gb18030" and len(char.encode(encoding)) == len("four")


def plausible_western(sample: bytes) -> bool:
    """Whether the text reads like a western one: mostly ASCII, and letters and marks in use beside it."""
    lines = sample.splitlines()
    texts = [text for line in lines if (text := decoded(line, "cp1252")) is not None]
    joined = "".join(texts)
    beyond = [char for char in joined if char > "\x7f"]
    usual = sum(bool(WESTERN.match(char)) for char in beyond)
    if len(texts) < len(lines) or not beyond:
        return False
    letters = sum(char.isalpha() for char in joined)
    return usual / len(beyond) >= PLAUSIBLE and len(beyond) <= MOST_BEYOND * max(letters, 1)


def decoded(line: bytes, encoding: str) -> str | None:
    """The text of these bytes, or None where they do not decode."""
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None
