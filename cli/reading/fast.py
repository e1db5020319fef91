"""DuckDB's strict reader for plain CSV, and the identity that proves that it took every line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from .encodings import Text
from .export import MEBIBYTE, Account
from .heading import Heading
from .lines import physical_lines
from .scanning import Scan
from .staging import Stager, quoted
from .tokens import Row, rows

if TYPE_CHECKING:
    import duckdb

LONGEST_ROW = 2 * MEBIBYTE
DROPPED = " dropped"
"""A name that no header can have: they are trimmed."""
QUOTE, RETURN, LINE_FEED = 34, 13, 10


@dataclass(frozen=True)
class Shape:
    """How a text is to be cut; `trailing`: an unnamed last column is dropped."""

    text: Text
    heading: Heading
    trailing: bool
    scan: Scan


def stage(con: "duckdb.DuckDBPyConnection", table: str, header: Sequence[str], shape: Shape) -> Account | None:
    """Stage the whole text, or give None where it has to be read row by row."""
    import duckdb

    skip = _skippable(shape)
    if skip is None:
        return None
    try:
        read = con.execute(_read(table, header, shape), _params(shape, skip)).fetchall()[0][0]
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return None
    cells = _weigh(con, table, _staged(header, shape), shape)
    if not _adds_up(cells, shape, skip, read):
        return None
    inner = shape.scan.lines - shape.scan.blank_tail - skip - read
    _number(con, table, skip, header if inner else ())
    if shape.trailing:
        con.execute(f"alter table {quoted(table)} drop column {quoted(DROPPED)}")
    Stager(con, table, header).create(with_rows=False)
    titles = skip - (1 if shape.heading.row else 0)
    return Account(shape.scan.lines, skip - titles, shape.scan.blank_tail, titles + inner, read, 0)


def _skippable(shape: Shape) -> int | None:
    """How many lines to skip to the first row; None where the fast reader may not have the text."""
    dialect, top = shape.heading.dialect, shape.heading.row
    usual = dialect.delimiter in (",", ";", "\t", "|") and dialect.quote == '"' and dialect.line_end == "\n"
    if not usual or not shape.text.clean or not shape.scan.plain or len(shape.heading.cells) == 1:
        return None
    if top is None:
        return 0
    single = all(row.span == 1 and '"' not in _text(row.raw[0]) for row in _above(shape) if row.line < top.line)
    return top.line if single and top.span == 1 else None


def _above(shape: Shape) -> Iterator[Row]:
    top = shape.heading.row.line if shape.heading.row else 0
    lines = islice(physical_lines(shape.text.copy), top)
    return takewhile(lambda row: row.line <= top, rows(lines, shape.heading.dialect))


def _text(line: str | bytes) -> str:
    return line if isinstance(line, str) else '"'


def _staged(header: Sequence[str], shape: Shape) -> list[str]:
    return [*header, DROPPED] if shape.trailing else [*header]


def _read(table: str, header: Sequence[str], shape: Shape) -> str:
    columns = _staged(header, shape)
    named = ", ".join(f"c{place} as {quoted(name)}" for place, name in enumerate(columns))
    types = ", ".join(f"'c{place}': 'varchar'" for place in range(len(columns)))
    return f"""
        create or replace temp table {quoted(table)} as
        select cast(0 as bigint) as line, {named}
        from read_csv(
            $path, auto_detect=false, header=false, skip=$skip, delim=$delimiter, quote='"', escape='"',
            columns={{{types}}}, strict_mode=true, null_padding=false, max_line_size={LONGEST_ROW}
        )
    """


def _params(shape: Shape, skip: int) -> dict[str, object]:
    return {"path": str(shape.text.copy), "skip": skip, "delimiter": shape.heading.dialect.delimiter}


@dataclass(frozen=True)
class Cells:
    """What all cells of a staged table come to: bytes that are no quote and no CR, the longest, those to drop."""

    bytes: int
    longest: int
    dropped: int


def _weigh(con: "duckdb.DuckDBPyConnection", table: str, columns: Sequence[str], shape: Shape) -> Cells:
    names = [quoted(name) for name in columns]
    weights = [f"sum(strlen({name}))" for name in names]
    odd = [code for code, met in ((QUOTE, shape.scan.quotes), (RETURN, shape.scan.returns)) if met]
    less = [f"sum({_count(name, code)}) filter (contains({name}, chr({code})))" for code in odd for name in names]
    longest = f"greatest({', '.join(f'max(strlen({name}))' for name in names)})"
    wanted = [f"count({names[-1]})", longest, *weights, *less]
    found = con.execute(f"select {', '.join(wanted)} from {quoted(table)}").fetchall()[0]
    last, most, *sums = [int(number or 0) for number in found]
    return Cells(sum(sums[: len(names)]) - sum(sums[len(names) :]), most, last if shape.trailing else 0)


def _adds_up(cells: Cells, shape: Shape, skip: int, read: int) -> bool:
    """Whether every byte of the text but quotes and CRs is in a cell or divides two fields or two rows.

    The strict reader drops what it takes for padding beside quotes, a delimiter too many at a row's end, and blank
    lines; then bytes are missing, and the text is read row by row.
    """
    head = [_text(line).removesuffix("\r") for line in islice(physical_lines(shape.text.copy), skip)]
    in_head = sum(len(line.encode()) + 1 for line in head)
    quotes = shape.scan.quotes - sum(line.count('"') for line in head)
    dividers = read * (len(shape.heading.cells) - 1) + read - 1
    missing = shape.scan.filled - in_head - quotes - dividers - cells.bytes
    return not missing and not cells.dropped and cells.longest <= shape.heading.dialect.max_cell


def _count(column: str, code: int) -> str:
    """SQL that counts a character in a column's cells."""
    return f"strlen({column}) - strlen(replace({column}, chr({code}), ''))"


def _number(con: "duckdb.DuckDBPyConnection", table: str, skip: int, columns: Sequence[str]) -> None:
    """Write the number of each row's first line: rows stand in file order, cells of `columns` may hold line ends."""
    name = quoted(table)
    con.execute(f"update {name} set line = rowid + 1 + {int(skip)}").fetchall()
    if not columns:
        return
    having = [f"count(*) filter (contains({quoted(column)}, chr({LINE_FEED})))" for column in columns]
    found = con.execute(f"select {', '.join(having)} from {name}").fetchall()[0]
    broken = [quoted(column) for column, count in zip(columns, found, strict=True) if count]
    ends = " + ".join(f"coalesce({_count(column, LINE_FEED)}, 0)" for column in broken)
    con.execute(
        f"""
        update {name} set line = line + further.lines
        from (
            select rowid as row, sum(ends) over before as lines
            from (select rowid, {ends} as ends from {name})
            window before as (order by rowid rows between unbounded preceding and 1 preceding)
        ) as further
        where further.row = {name}.rowid and further.lines > 0
        """
    ).fetchall()
