"""The rows of one worksheet, streamed from its XML with exact types."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import IO, NamedTuple

from .cells import number_text
from .markup import MarkupError, feed, parser

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
LAST_COLUMN = 16_384
LONGEST_NUMBER = 7
"""Digits of the last row's number."""
LONGEST_PLACE = 12
"""Digits that the place of a shared text can have, and more."""


class Book(NamedTuple):
    """What a sheet's cells refer to: shared strings, each style's kind of format, the date system."""

    strings: Sequence[str]
    kinds: Sequence[str]
    since_1904: bool


class SheetRow(NamedTuple):
    """A row that is not blank: its number, its cells up to the last filled one, and what is odd about it.

    `unsaved` holds the places of formulas without a result, `errors` counts error cells like #N/A.
    """

    number: int
    cells: list[str]
    unsaved: list[int]
    errors: int


def sheet_rows(stream: IO[bytes], book: Book) -> Iterator[SheetRow]:
    """Yield the rows that hold anything; MarkupError where the XML is broken."""
    reader = _Reader(book)
    made = parser(reader.start, reader.end, reader.text)
    for _ in feed(stream, made):
        yield from reader.done
        reader.done.clear()


def unescaped(text: str) -> str:
    """A string with `_x000D_` and its like as the characters that they stand for."""
    return ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char in "\t\n\r" or unicodedata.category(char) not in ("Cc", "Cs") else match[0]


def column_of(reference: str) -> int:
    """The column of a cell reference, from 0: "A1" is 0, "AB7" is 27."""
    place = 0
    for char in reference:
        if not "A" <= char <= "Z":
            break
        place = place * 26 + ord(char) - 64
    return place - 1


class _Reader:
    """What expat calls while it goes through a sheet."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.done: list[SheetRow] = []
        self.number = 0
        self.row = SheetRow(0, [], [], 0)
        self.column = -1
        self.type, self.style, self.formula = "n", 0, False
        self.parts: list[str] = []
        self.taking = False
        self.phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            place = column_of(attributes.get("r", ""))
            self.column = place if place >= 0 else self.column + 1
            self.type = attributes.get("t", "n")
            style = attributes.get("s", "0")
            self.style = int(style) if style.isdecimal() else 0
            self.formula, self.parts = False, []
        elif name == "v" or (name == "t" and not self.phonetic):
            self.taking = True
        elif name == "f":
            self.formula = True
        elif name == "rPh":
            self.phonetic = True
        elif name == "row":
            given = attributes.get("r", "")
            self.number = int(given) if given.isdecimal() and len(given) <= LONGEST_NUMBER else self.number + 1
            self.row, self.column = SheetRow(self.number, [], [], 0), -1

    def text(self, text: str) -> None:
        if self.taking:
            self.parts.append(text)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.taking = False
        elif name == "rPh":
            self.phonetic = False
        elif name == "c":
            self._cell("".join(self.parts))
        elif name == "row" and (self.row.cells or self.row.unsaved):
            self.done.append(self.row)

    def _cell(self, stored: str) -> None:
        if self.column >= LAST_COLUMN:
            return
        if self.formula and not stored and self.type != "str":
            self.row.unsaved.append(self.column)
        value = self._value(stored) if stored else ""
        if value.strip():
            cells = self.row.cells
            cells.extend([""] * (self.column + 1 - len(cells)))
            cells[self.column] = value

    def _value(self, stored: str) -> str:
        kind = self.type
        if kind == "s":
            place = int(stored) if stored.isdecimal() and len(stored) < LONGEST_PLACE else len(self.book.strings)
            if place >= len(self.book.strings):
                raise MarkupError(f"a cell in row {self.number} refers to a text that is not there")
            return self.book.strings[place]
        if kind in ("inlineStr", "str"):
            return unescaped(stored)
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(stored, stored)
        if kind == "e":
            self.row = self.row._replace(errors=self.row.errors + 1)
            return stored
        if kind == "d":
            return stored.removesuffix("Z").replace("T", " ", 1)
        shown = self.book.kinds[self.style] if self.style < len(self.book.kinds) else ""
        return number_text(stored.strip(), shown, since_1904=self.book.since_1904)
