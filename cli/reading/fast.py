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
from .tokens import BLANKS, Row, rows

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
    in_cells = _bytes_in_cells(con, table, _staged(header, shape), shape)
    inner = shape.scan.lines - shape.scan.blank_tail - skip - read
    if not _adds_up(in_cells, shape, skip, read) or not _fits(con, table, header, (shape, inner)):
        return None
    _number(con, table, skip, header if inner else ())
    empty = _without_empty(con, table, header)
    if shape.trailing:
        con.execute(f"alter table {quoted(table)} drop column {quoted(DROPPED)}")
    Stager(con, table, header).create(with_rows=False)
    header_lines = 1 if shape.heading.row else 0
    blank = sum(not row.fields and not row.reason for row in _above(shape))
    other = skip - header_lines - blank + inner
    return Account(shape.scan.lines, header_lines, blank + shape.scan.blank_tail + empty, other, read - empty, 0)


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


def _bytes_in_cells(con: "duckdb.DuckDBPyConnection", table: str, columns: Sequence[str], shape: Shape) -> int:
    """Bytes in all cells that are no quote and no CR."""
    weights = ", ".join(f"sum(strlen({quoted(name)}))" for name in columns)
    found = con.execute(f"select {weights} from {quoted(table)}").fetchall()[0]
    odd = [code for code, met in ((QUOTE, shape.scan.quotes), (RETURN, shape.scan.returns)) if met]
    return sum(int(number or 0) for number in found) - sum(
        sum(_total(con, table, name, code) for name in _columns_with(con, table, columns, code)) for code in odd
    )


def _columns_with(con: "duckdb.DuckDBPyConnection", table: str, columns: Sequence[str], code: int) -> list[str]:
    """The columns whose cells hold a character: few do, and counting is dear."""
    having = ", ".join(f"bool_or(contains({quoted(name)}, chr({code})))" for name in columns)
    found = con.execute(f"select {having} from {quoted(table)}").fetchall()[0]
    return [name for name, has in zip(columns, found, strict=True) if has]


def _total(con: "duckdb.DuckDBPyConnection", table: str, column: str, code: int) -> int:
    name = quoted(column)
    counted = f"select sum({_count(name, code)}) from {quoted(table)} where contains({name}, chr({code}))"
    return int(con.execute(counted).fetchall()[0][0] or 0)


def _adds_up(in_cells: int, shape: Shape, skip: int, read: int) -> bool:
    """Whether every byte of the text but quotes and CRs is in a cell or divides two fields or two rows.

    The strict reader drops what it takes for padding beside quotes, a delimiter too many at a row's end, and blank
    lines; then bytes are missing, and the text is read row by row.
    """
    head = [_text(line).removesuffix("\r") for line in islice(physical_lines(shape.text.copy), skip)]
    in_head = sum(len(line.encode()) + 1 for line in head)
    quotes = shape.scan.quotes - sum(line.count('"') for line in head)
    dividers = read * (len(shape.heading.cells) - 1) + read - 1
    missing = shape.scan.filled - in_head - quotes - dividers - in_cells
    return not missing


def _fits(con: "duckdb.DuckDBPyConnection", table: str, header: Sequence[str], met: tuple[Shape, int]) -> bool:
    """Whether the dropped column is empty and no cell is too long; only rows of several lines can hold such a cell."""
    shape, inner = met
    limit = shape.heading.dialect.max_cell
    checks = [f"max(strlen({quoted(name)})) > {int(limit)}" for name in header] if inner or limit < MEBIBYTE else []
    if shape.trailing:
        checks.append(f"count({quoted(DROPPED)}) > 0")
    return not checks or not any(con.execute(f"select {', '.join(checks)} from {quoted(table)}").fetchall()[0])


def _without_empty(con: "duckdb.DuckDBPyConnection", table: str, header: Sequence[str]) -> int:
    """Take away the rows that hold nothing, as spreadsheets write them below their last row; gives how many."""
    codes = ", ".join(str(ord(mark)) for mark in BLANKS)  # trimming is dear, looking at the first character is not
    first, *others = (f"({cell} is null or (ord({cell}) in ({codes}) and trim({cell}, $blanks) = ''))" for cell in map(quoted, header))
    few = con.execute(f"select count(*) from {quoted(table)} where {first}", {"blanks": BLANKS}).fetchall()[0][0]
    if not few:
        return 0
    gone = f"delete from {quoted(table)} where {' and '.join([first, *others])}"
    return int(con.execute(gone, {"blanks": BLANKS}).fetchall()[0][0])


def _count(column: str, code: int) -> str:
    """SQL that counts a character in a column's cells."""
    return f"strlen({column}) - strlen(replace({column}, chr({code}), ''))"


def _number(con: "duckdb.DuckDBPyConnection", table: str, skip: int, columns: Sequence[str]) -> None:
    """Write the number of each row's first line: rows stand in file order, cells of `columns` may hold line ends."""
    name = quoted(table)
    con.execute(f"update {name} set line = rowid + 1 + {int(skip)}").fetchall()
    if not columns:
        return
    broken = [quoted(column) for column in _columns_with(con, table, columns, LINE_FEED)]
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
