"""Physical lines of a text, one by one, with their numbers; what does not decode comes as bytes."""

from collections.abc import Collection, Iterator
from pathlib import Path

from .export import MEBIBYTE

BLOCK = MEBIBYTE
LONGEST = 8 * MEBIBYTE
GLANCE = MEBIBYTE // 64
"""Read at once where only a line or two are wanted."""


class CutLine(bytes):
    """The beginning of a line that is too long to be held."""

    __slots__ = ()


def physical_lines(path: Path, line_end: str = "\n", longest: int = LONGEST, start: int = 0) -> Iterator[str | bytes]:
    """Yield every line from byte `start` on, without its line feed (a CR before it stays); bytes where it is not UTF-8."""
    end, pending, cut = line_end.encode(), b"", False
    with path.open("rb") as stream:
        stream.seek(start)
        while block := stream.read(GLANCE if start else BLOCK):
            head, found, rest = block.rpartition(end)
            if not found:
                pending, cut = _kept(pending + (b"" if cut else block), cut, longest)
                continue
            first, *others = _texts(b"" if cut else pending, head, end)
            yield CutLine(pending) if cut else first
            yield from others
            pending, cut = _kept(rest, cut=False, longest=longest)
    if cut:
        yield CutLine(pending)
    elif pending:
        yield from _texts(b"", pending, end)


def starts(path: Path, line_end: str, wanted: Collection[int]) -> Iterator[tuple[int, int]]:
    """Where these lines begin: number and byte, in their order; those beyond the end are left out."""
    end, left, before, at = line_end.encode(), sorted(wanted, reverse=True), 1, 0
    with path.open("rb") as stream:
        while left and (block := stream.read(BLOCK)):
            further = block.count(end)
            if left[-1] <= before + further:
                lines, passed, place = block.split(end), at, 0
                while left and left[-1] <= before + further:
                    line = left.pop()
                    passed += sum(map(len, lines[place : line - before])) + len(end) * (line - before - place)
                    place = line - before
                    yield line, passed
            before += further
            at += len(block)


def _kept(pending: bytes, cut: bool, longest: int) -> tuple[bytes, bool]:
    return (pending[:BLOCK], True) if len(pending) > longest else (pending, cut)


def _texts(pending: bytes, head: bytes, end: bytes) -> list[str | bytes]:
    whole = pending + head
    try:
        return [*whole.decode().split(end.decode())]
    except UnicodeDecodeError:
        return [_text(line) for line in whole.split(end)]


def _text(line: bytes) -> str | bytes:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line


def shown(line: str | bytes, encoding: str) -> str:
    """A line as text for people: what does not decode is written with backslashes."""
    if isinstance(line, str):
        return line
    bare = line.removeprefix(b"\xff")
    text = _text(bare)
    if isinstance(text, str):
        return text
    codec = "utf-8" if encoding.startswith("utf") else encoding  # wide texts are UTF-8 here already
    return bare.decode(codec, "backslashreplace").encode("utf-8", "replace").decode()
