"""Look over a UTF-8 text by blocks of bytes: how many lines, and whether the fast reader may have it."""

import re
from dataclasses import dataclass
from pathlib import Path

from .encodings import is_utf8, whole_lines
from .export import MEBIBYTE

STRIDE = MEBIBYTE // 2
"""If every stride of this many bytes holds a line end, no line is longer than twice that."""


@dataclass
class Scan:
    """What the bytes of a text say; `blank_tail` counts the empty lines at the very end."""

    lines: int = 0
    utf8: bool = True
    nul: bool = False
    stray_return: bool = False
    long_line: bool = False
    padded_quote: bool = False
    delimiters: int = 0
    blank_tail: int = 0
    ended: bool = True

    @property
    def plain(self) -> bool:
        """Whether the strict fast reader and ours must agree on every row of this text."""
        return self.utf8 and not (self.nul or self.long_line or self.padded_quote or self.stray_return)


def scan(path: Path, delimiter: str, line_end: str) -> Scan:
    """Look over the text at `path`, whose lines end in `line_end`; reads it once, in constant memory."""
    found, mark, end, last = Scan(), delimiter.encode(), line_end.encode(), b""
    padded = re.compile(rb'" +(?:\Z|[\r\n]|%b)|(?:[\r\n]|%b) +"' % (re.escape(mark), re.escape(mark)))
    with path.open("rb") as stream:
        for block in whole_lines(stream):
            found.lines += block.count(end)
            found.utf8 = found.utf8 and is_utf8(block)
            found.nul = found.nul or b"\0" in block
            found.long_line = found.long_line or _has_long_line(block)
            found.delimiters += block.count(mark)
            if b"\r" in block:
                found.stray_return = found.stray_return or block.count(b"\r") != block.count(b"\r\n")
            if b'"' in block:
                found.padded_quote = found.padded_quote or block.startswith(b" ") or bool(padded.search(block))
            last = (last + block)[-MEBIBYTE:] if len(block) < MEBIBYTE else block[-MEBIBYTE:]
    found.ended = last.endswith(end)
    found.lines += not found.ended
    found.blank_tail = max(0, last[len(last.rstrip(b"\r\n")) :].count(b"\n") - 1)
    return found


def _has_long_line(block: bytes) -> bool:
    return any(block.find(b"\n", at, at + STRIDE) < 0 for at in range(0, len(block) - STRIDE + 1, STRIDE))
