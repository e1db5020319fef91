"""Case lists beside the report: one CSV a list, the first rows of all of them in one workbook; formulas defused."""

import shutil
from collections.abc import Generator, Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import engine
from ..answers import CASE, Answers
from ..query_files import QueryFile
from .clean import clean, harmless
from .figures import JSON_ROWS
from .kept_lists import keep_lists, lists_kept
from .language import Language
from .masking import Masking
from .results import measures
from .workbook import Workbook

if TYPE_CHECKING:
    import pyarrow as pa

    from .write import Report

PAGE = 500_000
"""Rows of a list that are outside of DuckDB, and of its memory limit, at once."""
_LISTED = "listed_rows"


def write_lists(report: "Report", folder: Path) -> list[dict[str, Any]]:
    """Every measure that lists cases as lists/NAME.csv and as a sheet of lists/cases.xlsx; gives what was written.

    Lists that stand there as this analysis wrote them stay.
    """
    lists_folder, listed = folder / "lists", [query for query in measures() if CASE in query.grain]
    lists_folder.mkdir(exist_ok=True)
    known = lists_kept(report, lists_folder)
    if known is not None:
        for query in listed:
            report.results.keep(query, limit=JSON_ROWS)
        return known
    parts = lists_folder / ".cases.part"
    parts.mkdir(exist_ok=True)  # with the writer's temporary files
    part = parts / "cases.xlsx"
    with Workbook(part, report.as_of) as book:
        rows = {query.name: write_list(report, query, lists_folder, book) for query in listed}
    told = [(query, rows[query.name], report.list_rows) for query in listed if rows[query.name]]
    beside = [
        {"name": query.name, "title": query.title, "rows": count, "cut": most if 0 < most < count else 0} for query, count, most in told
    ]
    part.replace(lists_folder / "cases.xlsx")
    shutil.rmtree(parts)
    for name in (name for name, count in rows.items() if not count):  # of an earlier report of the day, when it had rows
        (lists_folder / f"{name}.csv").unlink(missing_ok=True)
    keep_lists(report, lists_folder, beside)
    return beside


def write_list(report: "Report", query: QueryFile, folder: Path, book: Workbook) -> int:
    """Write a list as CSV, page by page beside its place, then renamed, and its first rows into the workbook; gives how many it has."""
    told = pages(report.answers, query, report.list_rows)
    rows, first = next(told)
    report.results.keep(query, limit=JSON_ROWS, told=(rows, first))
    if rows:
        raw = chain([first], (page for _, page in told))
        shown = (for_people(report.results.without_names(page), report.language, report.masking) for page in raw)
        opening = next(shown)
        book.add(query.name, opening)
        part = folder / f".{query.name}.csv.part"
        write_csv(chain([opening], shown), part)
        part.replace(folder / f"{query.name}.csv")
    told.close()
    return rows


def pages(answers: Answers, query: QueryFile, most: int = 0) -> Generator[tuple[int, "pa.Table"]]:
    """The rows of a measure page by page, in its order, each with the number of rows of the whole; at least one page.

    With `most` above 0 no more than its first so many rows.

    The whole stands in a temporary table meanwhile, which DuckDB spills: at 5 million cases the longest list has 75 million rows.
    """
    con = answers.con
    engine.put_aside(con, query.name, answers.as_of, _LISTED, most or None)
    there = con.execute(f"select count(*) from {_LISTED}").fetchall()[0][0]
    total = answers.count(query.name) if there == most else there
    try:
        for start in range(0, max(there, 1), PAGE):
            sql = f"select * from {_LISTED} where rowid >= {start} and rowid < {start + PAGE} order by rowid"
            yield total, con.sql(sql).to_arrow_table()
    finally:
        con.execute(f"drop table {_LISTED}").fetchall()


def for_people(table: "pa.Table", language: Language, masking: Masking) -> "pa.Table":
    """The table with masked texts and with instants in the report's zone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = []
    for name, column in zip(table.column_names, table.columns, strict=True):
        if pa.types.is_timestamp(column.type):
            seconds = pc.cast(column, pa.timestamp("s"), safe=False)
            zoned = pc.assume_timezone(seconds, "UTC").cast(pa.timestamp("s", str(language.zone)))
            columns.append(pc.local_timestamp(zoned))
        elif pa.types.is_string(column.type):
            columns.append(clean(name, column, masking))
        else:
            columns.append(column)
    return pa.table(dict(zip(table.column_names, columns, strict=True)))


def write_csv(tables: Iterable["pa.Table"], path: Path) -> None:
    """The whole list, page by page, as UTF-8 with a byte-order mark (Excel asks for it), formulas defused."""
    import pyarrow as pa
    from pyarrow import csv

    writer: csv.CSVWriter | None = None
    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf")
        for table in tables:
            columns = [harmless(one) if pa.types.is_string(one.type) else one for one in table.columns]
            defused = pa.table(dict(zip(table.column_names, columns, strict=True)))
            writer = writer or csv.CSVWriter(file, defused.schema)
            writer.write_table(defused)
        if writer:
            writer.close()
