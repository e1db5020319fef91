"""The parts of a workbook around its sheets: names, styles, shared strings; sizes checked first."""

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from .cells import format_kind
from .custody import RATIO_COUNTS_FROM, Custody
from .export import How
from .markup import MarkupError, feed, parser
from .sheet import Book, unescaped

MANY_PARTS = 10_000
MOST_STRINGS = 2 * 2**30
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, KeyError)


@dataclass(frozen=True)
class Sheet:
    """A worksheet's name, its part in the archive, and whether people see it."""

    name: str
    part: str
    visible: bool


def check_sizes(custody: Custody, archive: zipfile.ZipFile, how: How) -> None:
    """Refuse what is no .xlsx, is encrypted, or would unpack to too much."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if "xl/workbook.bin" in names:
        raise custody.refuse("a binary workbook (.xlsb); save it as .xlsx")
    if "xl/workbook.xml" not in names:
        raise custody.refuse("an Office document, but no Excel workbook; save the table as .xlsx or CSV")
    if any(entry.flag_bits & 1 for entry in entries):
        raise custody.refuse("the workbook is encrypted; save it without a password")
    total = sum(entry.file_size for entry in entries)
    too_dense = total > RATIO_COUNTS_FROM and total > how.max_ratio * custody.bytes
    if len(entries) > MANY_PARTS or total > how.max_bytes or too_dense:
        raise custody.refuse(f"the workbook would unpack to {total} bytes, like a decompression bomb; save it anew")


def sheets(archive: zipfile.ZipFile) -> tuple[list[Sheet], bool]:
    """The worksheets in the order of their tabs, and whether dates count from 1904."""
    targets: dict[str, str] = {}
    found: list[tuple[str, str, bool]] = []
    flags: list[str] = []

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def part(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            reference = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            found.append((attributes.get("name", ""), reference, attributes.get("state", "visible") == "visible"))
        elif name == "workbookPr":
            flags.append(attributes.get("date1904", "0"))

    _read(archive, "xl/_rels/workbook.xml.rels", relation)
    _read(archive, "xl/workbook.xml", part)
    listed = [Sheet(name, _place(targets.get(reference, "")), seen) for name, reference, seen in found]
    known = set(archive.namelist())
    return [sheet for sheet in listed if sheet.part in known], any(flag in ("1", "true") for flag in flags)


def contents(archive: zipfile.ZipFile, *, since_1904: bool) -> Book:
    """What cells refer to."""
    return Book(_strings(archive), _kinds(archive), since_1904)


def _strings(archive: zipfile.ZipFile) -> list[str]:
    part, shared = "xl/sharedStrings.xml", _SharedStrings()
    if part in archive.namelist():
        if archive.getinfo(part).file_size > MOST_STRINGS:
            raise MarkupError("its texts are too large to be held; export it as CSV")
        with archive.open(part) as stream:
            _all(stream, shared.start, shared.end, shared.text)
    return shared.strings


class _SharedStrings:
    """What expat calls while it goes through the shared strings; readings of characters are left out."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.parts: list[str] = []
        self.taking = self.phonetic = False

    def start(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self.parts = []
        elif name == "rPh":
            self.phonetic = True
        elif name == "t":
            self.taking = not self.phonetic

    def end(self, name: str) -> None:
        if name == "si":
            self.strings.append(unescaped("".join(self.parts)))
        elif name == "rPh":
            self.phonetic = False
        elif name == "t":
            self.taking = False

    def text(self, piece: str) -> None:
        if self.taking:
            self.parts.append(piece)


def _kinds(archive: zipfile.ZipFile) -> list[str]:
    """For each cell style, the kind of its number format."""
    codes: dict[int, str] = {}
    kinds: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        inside.append(name)
        if name == "numFmt":
            codes[int(attributes.get("numFmtId", "-1"))] = attributes.get("formatCode", "")
        elif name == "xf" and "cellXfs" in inside:
            number = int(attributes.get("numFmtId", "0"))
            kinds.append(format_kind(number, codes.get(number)))

    def end(_: str) -> None:
        inside.pop()

    if "xl/styles.xml" in archive.namelist():
        with archive.open("xl/styles.xml") as stream:
            _all(stream, start, end, lambda _: None)
    return kinds


def _place(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _read(archive: zipfile.ZipFile, part: str, start: Callable[[str, dict[str, str]], None]) -> None:
    with archive.open(part) as stream:
        _all(stream, start, lambda _: None, lambda _: None)


def _all(
    stream: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    for _ in feed(stream, parser(start, end, text)):
        pass
