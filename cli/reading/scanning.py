"""Look over a UTF-8 text by blocks of bytes: how many lines, and whether the fast reader may have it."""

from dataclasses import dataclass
from pathlib import Path

from .encodings import whole_lines
from .export import MEBIBYTE

STRIDE = MEBIBYTE // 2
"""If every stride of this many bytes holds a line end, no line is longer than twice that."""


@dataclass
class Scan:
    """What the bytes of a text say; `filled` counts the bytes before the line ends at its end, without any CR."""

    lines: int = 0
    filled: int = 0
    returns: int = 0
    quotes: int = 0
    blank_tail: int = 0
    ended: bool = True
    nul: bool = False
    stray_return: bool = False
    long_line: bool = False

    @property
    def plain(self) -> bool:
        """Whether the strict fast reader may try this text."""
        return not (self.nul or self.long_line or self.stray_return)


def scan(path: Path, quote: str, line_end: str) -> Scan:
    """Look over the text at `path`, whose lines end in `line_end`; reads it once, in constant memory."""
    found, mark, end, last, size = Scan(), quote.encode(), line_end.encode(), b"", 0
    with path.open("rb") as stream:
        for block in whole_lines(stream):
            size += len(block)
            found.lines += block.count(end)
            found.quotes += block.count(mark) if mark else 0
            found.nul = found.nul or b"\0" in block
            found.long_line = found.long_line or _has_long_line(block)
            if b"\r" in block:
                returns = block.count(b"\r")
                found.returns += returns
                found.stray_return = found.stray_return or returns != block.count(b"\r\n")
            last = (last + block)[-MEBIBYTE:] if len(block) < MEBIBYTE else block[-MEBIBYTE:]
    tail = last[len(last.rstrip(b"\r\n")) :]
    found.filled = size - len(tail) - found.returns + tail.count(b"\r")
    found.ended = last.endswith(end)
    found.lines += not found.ended
    found.blank_tail = max(0, tail.count(b"\n") - 1)
    return found


def _has_long_line(block: bytes) -> bool:
    return any(block.find(b"\n", at, at + STRIDE) < 0 for at in range(0, len(block) - STRIDE + 1, STRIDE))
