"""CSV and its kin: the fast reader where the bytes allow and the identity holds, else row by row."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from ..errors import InputRefusedError
from . import fast, heading
from .custody import Custody
from .encodings import Text
from .export import Account, Export, Facts, How
from .footers import Footers
from .heading import Heading
from .lines import physical_lines, shown, starts
from .reasons import REASONS
from .scanning import scan
from .staging import Reject, Stager
from .tokens import BLANKS, Row, rows

if TYPE_CHECKING:
    import duckdb

HEAD_LINES = 200
OFTEN = 50
"""Where more than one line in so many is looked up, reading all is quicker."""


def open_delimited(custody: Custody, text: Text, how: How) -> "DelimitedExport":
    """Find header and delimiter; InputRefusedError where there is no header or nothing below it."""
    with text.copy.open("rb") as stream:
        line_end = "\r" if b"\n" not in (head := stream.read(8 * 2**20)) and b"\r" in head else "\n"
    first = list(islice(physical_lines(text.copy, line_end), HEAD_LINES))
    try:
        found = heading.find(first, line_end, how)
    except InputRefusedError as error:
        raise custody.refuse(str(error)) from None
    first_data = found.row.line + found.row.span if found.row else 1
    below = islice(physical_lines(text.copy, line_end), first_data - 1, None)
    if all(isinstance(line, str) and not line.strip(BLANKS + found.dialect.delimiter) for line in below):
        raise custody.refuse("an empty export: there is a header and no row below it; was the export cut short?")
    shape = fast.Shape(text, found, _trailing(found, first, how), scan(text.copy, found.dialect.quote, line_end))
    cells = found.cells[:-1] if shape.trailing else found.cells
    named = heading.columns(cells)
    facts = Facts(custody.path, custody.sha256, custody.bytes, "csv", text.encoding, named.names, named.repeated)
    return DelimitedExport(facts, shape, ragged=how.ragged)


def _trailing(found: Heading, first: list[str | bytes], how: How) -> bool:
    """Whether header and first rows all end in a delimiter, which is then no column."""
    if how.header or len(found.cells) == 1 or found.cells[-1].strip():
        return False
    below = [row for row in rows(iter(first), found.dialect, len(found.cells)) if found.row and row.line > found.row.line]
    return all(not row.fields[-1].strip() for row in below if row.fields and not row.reason)


class DelimitedExport(Export):
    """A text of rows with delimited fields."""

    def __init__(self, facts: Facts, shape: fast.Shape, *, ragged: bool = False) -> None:
        """Take what opening found; `ragged`: a row that has at least half of its fields is filled up."""
        super().__init__(facts)
        self.shape, self.ragged = shape, ragged

    def fill(self, con: "duckdb.DuckDBPyConnection", table: str) -> Account:
        """Stage by the fast reader, or row by row where it fails or its account is not exact."""
        account = fast.stage(con, table, self.header, self.shape) or self._slowly(con, table)
        if self.shape.scan.ended:
            return account
        return replace(account, warnings=("the last line has no line end: the file may have been cut off",))

    def _slowly(self, con: "duckdb.DuckDBPyConnection", table: str) -> Account:
        """Stage row by row; every line ends in exactly one bucket."""
        stager = Stager(con, table, self.header).create()
        footers, top = Footers(), self.shape.heading.row
        blank = other = lines = header = 0
        for row in self._rows():
            lines += row.span
            if top and row.line <= top.line:
                header += row.line == top.line
                other += row.span - (row.line == top.line)
            elif row.is_blank:
                blank += row.span
                footers.blank()
            else:
                other += row.span - 1
                self._place(row, stager, footers)
        footers.end()
        stager.flush()
        met, other = stager.rows + stager.rejected, other + footers.other
        return Account(lines, header, blank, other, met, stager.rejected)

    def _place(self, row: Row, stager: Stager, footers: Footers) -> None:
        """Put a row into the table, among the rejects, or among what may be the footer."""
        width = len(self.header)
        reason = row.reason
        if self.ragged and reason == "too_few_fields" and len(row.fields) * 2 >= width:
            footers.data()
            stager.add(row.line, [*row.fields, *[""] * (width - len(row.fields))])
            return
        if not reason and self.shape.trailing and row.fields[-1].strip():
            reason = "too_many_fields"
        if not reason:
            footers.data()
            stager.add(row.line, row.fields[:width])
            return
        counted = reason in ("too_few_fields", "too_many_fields")
        expected = f"{width} fields" if counted else REASONS[reason]
        value = f"{len(row.fields)} fields" if counted else ""
        reject = Reject(row.line, "", reason, expected, value, self._raw(row))
        filled = [cell for cell in row.fields if cell.strip()]
        if reason == "too_few_fields" and len(filled) == 1:
            footers.hold(partial(stager.reject, reject), filled[0])
        else:
            footers.data()
            stager.reject(reject)

    def _rows(self) -> Iterator[Row]:
        dialect = self.shape.heading.dialect
        return rows(physical_lines(self.shape.text.copy, dialect.line_end), dialect, len(self.shape.heading.cells))

    def _raw(self, row: Row) -> str:
        dialect = self.shape.heading.dialect
        text = dialect.line_end.join(shown(line, self.encoding) for line in row.raw)
        return text.removesuffix("\r")[: dialect.max_cell]

    def raw_lines(self, lines: Collection[int]) -> dict[int, str]:
        """The raw text of the rows that begin at these lines."""
        if len(lines) * OFTEN > self.shape.scan.lines:
            wanted = set(lines)
            return {row.line: self._raw(row) for row in self._rows() if row.line in wanted}
        dialect, width, copy = self.shape.heading.dialect, len(self.shape.heading.cells), self.shape.text.copy
        found = {}
        for line, start in starts(copy, dialect.line_end, lines):
            row = next(rows(physical_lines(copy, dialect.line_end, start=start), dialect, width), None)
            if row:
                found[line] = self._raw(row)
        return found
