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
    spread = shape.scan.lines - shape.scan.blank_tail - skip - read
    in_cells = _line_ends_in_cells(con, table, header) if spread else {}
    inner = sum(in_cells.values())
    if spread != inner or not _delimiters_add_up(con, table, header, (shape, skip, read)):
        return None
    if not _cells_are_short(con, table, header, shape):
        return None
    _number(con, table, skip, list(in_cells))
    if shape.trailing:
        con.execute(f"alter table {quoted(table)} drop column {quoted(_last(header, shape))}")
    Stager(con, table, header).create(with_rows=False)
    titles = skip - (1 if shape.heading.row else 0)
    return Account(shape.scan.lines, skip - titles, shape.scan.blank_tail, titles + inner, read, 0)


def _skippable(shape: Shape) -> int | None:
    """How many lines to skip to the first row; None where the fast reader may not have the text."""
    dialect, top = shape.heading.dialect, shape.heading.row
    usual = dialect.delimiter in (",", ";", "\t", "|") and dialect.quote == '"' and dialect.line_end == "\n"
    if not usual or not shape.scan.plain or len(shape.heading.cells) == 1:
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


def _last(header: Sequence[str], shape: Shape) -> str:
    return " dropped" if shape.trailing else header[-1]


def _staged(header: Sequence[str], shape: Shape) -> list[str]:
    return [*header, _last(header, shape)] if shape.trailing else [*header]


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


def _line_ends_in_cells(con: "duckdb.DuckDBPyConnection", table: str, header: Sequence[str]) -> dict[str, int]:
    """Line feeds inside the cells, for the columns that have any."""
    return {name: count for name, count in _totals(con, table, header, "\n").items() if count}


def _totals(con: "duckdb.DuckDBPyConnection", table: str, names: Sequence[str], text: str) -> dict[str, int]:
    """How often `text` stands in the cells of each of these columns."""
    if not names:
        return {}
    sums = ", ".join(
        f"coalesce(sum(strlen({name}) - strlen(replace({name}, $text, ''))) filter (contains({name}, $text)), 0)"
        for name in map(quoted, names)
    )
    counts = con.execute(f"select {sums} from {quoted(table)}", {"text": text}).fetchall()[0]
    return {name: int(count) // len(text) for name, count in zip(names, counts, strict=True)}


def _delimiters_add_up(
    con: "duckdb.DuckDBPyConnection", table: str, header: Sequence[str], met: tuple[Shape, int, int]
) -> bool:
    """Whether each delimiter of the text divides two fields or stands in a cell.

    The strict reader takes a row with one delimiter too many at its end; values might have shifted in it, so
    such a file is read row by row.
    """
    shape, skip, read = met
    mark, columns = shape.heading.dialect.delimiter, _staged(header, shape)
    above = sum(_text(line).count(mark) for line in islice(physical_lines(shape.text.copy), skip))
    left = shape.scan.delimiters - above - read * (len(columns) - 1)
    if left and left != sum(_totals(con, table, columns, mark).values()):
        return False
    last = quoted(columns[-1])
    return not (shape.trailing and con.execute(f"select count({last}) from {quoted(table)}").fetchall()[0][0])


def _cells_are_short(con: "duckdb.DuckDBPyConnection", table: str, header: Sequence[str], shape: Shape) -> bool:
    limit = shape.heading.dialect.max_cell
    longest = ", ".join(f"max(strlen({quoted(name)}))" for name in header)
    found = con.execute(f"select greatest({longest}) from {quoted(table)}").fetchall()[0][0]
    return found is None or found <= limit


def _number(con: "duckdb.DuckDBPyConnection", table: str, skip: int, broken: Sequence[str]) -> None:
    """Write the number of each row's first line: rows stand in file order, cells may hold line ends."""
    name = quoted(table)
    con.execute(f"update {name} set line = rowid + 1 + {int(skip)}").fetchall()
    if not broken:
        return
    ends = " + ".join(f"coalesce(strlen({c}) - strlen(replace({c}, chr(10), '')), 0)" for c in map(quoted, broken))
    con.execute(
        f"""
        update {name} set line = line + further.lines
        from (
            select rowid as row, coalesce(sum(ends) over before, 0) as lines
            from (select rowid, {ends} as ends from {name})
            window before as (order by rowid rows between unbounded preceding and 1 preceding)
        ) as further
        where further.row = {name}.rowid
        """
    ).fetchall()
