"""Excel workbooks: which sheet, where its header is, and its rows as text."""

import csv
import io
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from . import heading
from .book import DAMAGED, Sheet, check_sizes, contents, sheets
from .custody import Custody
from .export import Account, Export, Facts, How
from .footers import Footers, looks_like_footer
from .markup import MarkupError
from .reasons import REASONS
from .sheet import Book, SheetRow, sheet_rows
from .staging import Reject, Stager

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Place:
    """The sheet that is read, its header's row number (0: declared), and what the user should know."""

    custody: Custody
    sheet: Sheet
    book: Book
    top: int
    how: How
    warnings: tuple[str, ...] = ()


def open_workbook(custody: Custody, how: How) -> "WorkbookExport":
    """Find sheet and header; InputRefusedError for damaged, empty and dangerous workbooks."""
    with _archive(custody) as archive:
        check_sizes(custody, archive, how)
        listed, since_1904 = sheets(archive)
        book = contents(archive, since_1904=since_1904)
        firsts = {sheet.name: _first(archive, sheet, book) for sheet in listed}
    sheet = _choose(custody, listed, firsts, how)
    first = firsts[sheet.name]
    at = None if how.header else heading.find_row([row.cells for row in first], how.wanted)
    top = first[at].number if at is not None else 0
    cells = how.header or tuple(first[at or 0].cells)
    if len(cells) > how.max_columns:
        raise custody.refuse(f"the header has {len(cells)} columns, more than the limit of {how.max_columns}")
    if not any(row.number > top for row in first):
        raise custody.refuse(f"an empty export: sheet {sheet.name!r} has a header and no row below it")
    others = [other.name for other in listed if other is not sheet and firsts[other.name] and other.visible]
    warnings = (f"read sheet {sheet.name!r}, not {', '.join(map(repr, others))}",) if others else ()
    named = heading.columns(cells)
    facts = Facts(custody.path, custody.sha256, custody.bytes, "xlsx", "", named.names, named.repeated)
    return WorkbookExport(facts, Place(custody, sheet, book, top, how, warnings))


@contextmanager
def _archive(custody: Custody) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(custody.copy) as archive:
            yield archive
    except MarkupError as error:
        raise custody.refuse(f"the workbook can't be read: {error}") from None
    except DAMAGED as error:
        raise custody.refuse(f"the workbook is damaged or cut off ({error}); save it anew in Excel") from None


def _first(archive: zipfile.ZipFile, sheet: Sheet, book: Book) -> list[SheetRow]:
    with archive.open(sheet.part) as stream:
        return list(islice(sheet_rows(stream, book), heading.SEARCHED + 1))


def _choose(custody: Custody, listed: list[Sheet], firsts: dict[str, list[SheetRow]], how: How) -> Sheet:
    """The named sheet; else, of the visible sheets with rows, the one whose header has the most wanted names."""
    if how.sheet:
        named = [sheet for sheet in listed if sheet.name == how.sheet]
        if named and firsts[how.sheet]:
            return named[0]
        trouble = "is empty" if named else f"does not exist; it has {', '.join(repr(sheet.name) for sheet in listed)}"
        raise custody.refuse(f"its sheet {how.sheet!r} {trouble}")
    filled = [sheet for sheet in listed if firsts[sheet.name]]
    if not filled:
        raise custody.refuse("an empty export: no sheet holds a row")
    wanted = {heading.normal(name) for name in how.wanted}

    def score(sheet: Sheet) -> tuple[int, bool]:
        found = max(len({heading.normal(cell) for cell in row.cells} & wanted) for row in firsts[sheet.name])
        return (found if found > 1 else 0), sheet.visible

    return max(filled, key=score)


class WorkbookExport(Export):
    """One sheet of a workbook; its lines are the sheet's row numbers."""

    def __init__(self, facts: Facts, place: Place) -> None:
        """Take what opening found."""
        super().__init__(facts)
        self.place = place

    def fill(self, con: "duckdb.DuckDBPyConnection", table: str) -> Account:
        """Stage row by row; blank rows at the sheet's end do not count as lines."""
        stager, footers, width = Stager(con, table, self.header).create(), Footers(), len(self.header)
        last = other = blank = errors = 0
        for row in self._rows():
            if row.number > last + 1:
                footers.blank()
                blank += row.number - last - 1
            last, errors = max(last, row.number), errors + row.errors
            if row.number <= self.place.top:
                other += row.number < self.place.top
                continue
            cells = row.cells + [""] * (width - len(row.cells))
            filled = [cell for cell in cells if cell]
            if len(filled) == 1 and not row.unsaved and looks_like_footer(filled[0]):
                footers.hold(partial(stager.add, row.number, cells[:width]), filled[0])
                continue
            footers.data()
            reject = self._reject(row)
            if reject:
                stager.reject(reject)
            else:
                stager.add(row.number, cells)
        footers.end()
        stager.flush()
        warnings = (f"{errors} cells hold an Excel error like #N/A",) if errors else ()
        rows, header = stager.rows + stager.rejected, int(self.place.top > 0)
        other += footers.other
        lines = header + blank + other + rows
        return Account(lines, header, blank, other, rows, stager.rejected, (*self.place.warnings, *warnings))

    def _reject(self, row: SheetRow) -> Reject | None:
        """Why a row can't be one, or None."""
        width, raw = len(self.header), _as_csv(row.cells)
        if len(row.cells) > width:
            return Reject(row.number, "", "too_many_fields", f"{width} fields", f"{len(row.cells)} fields", raw)
        unsaved = [place for place in row.unsaved if place < width]
        if unsaved:
            reason = "formula_without_value"
            return Reject(row.number, self.header[unsaved[0]], reason, REASONS[reason], "", raw)
        long = next((at for at, cell in enumerate(row.cells) if len(cell) > self.place.how.max_cell), None)
        if long is not None:
            return Reject(row.number, self.header[long], "cell_too_long", REASONS["cell_too_long"], "", raw)
        return None

    def _rows(self) -> Iterator[SheetRow]:
        with _archive(self.place.custody) as archive, archive.open(self.place.sheet.part) as stream:
            yield from sheet_rows(stream, self.place.book)

    def raw_lines(self, lines: Collection[int]) -> dict[int, str]:
        """The rows with these numbers, as CSV."""
        left = set(lines)
        return {row.number: _as_csv(row.cells) for row in self._rows() if row.number in left} if left else {}


def _as_csv(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
