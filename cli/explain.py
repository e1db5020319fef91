"""One case on one screen: its rows of every measure that tells of single cases, masked."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from . import engine, query_files
from .errors import UsageError
from .tables_out import as_terminal_table
from .terminal import safe
from .words.personal import mask

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

CHAPTERS = (
    ("case_facts", "The case"),
    ("case_story", "What happened"),
    ("case_route", "Who owned it"),
    ("handoff_cases", "Hand-offs, counted"),
    ("sla_cases", "Clocks"),
    ("sla_intervals", "Clocks, interval by interval"),
    ("compliance_cases", "3W4R8F verdicts"),
)
"""Measures with the columns source and complaint_id, in the order in which a reader asks."""
_KEY = {"source", "complaint_id"}
ROWS_SHOWN = 40
"""Rows of a chapter; what is more is said, with the command that shows it."""


def story(con: "duckdb.DuckDBPyConnection", as_of: datetime, case: str, source: str | None) -> str:
    """The chapters of `case` as text; UsageError where there is no such case, or where several sources have one."""
    sources = [row[0] for row in con.execute("select source from cases where complaint_id = ? order by source", [case]).fetchall()]
    if source:
        sources = [one for one in sources if one == source]
    if not sources:
        raise UsageError(
            f"there is no case {case}"
            + (f" in source {source}" if source else "")
            + " in scope of the last analysis; `plaint query case_facts` lists them"
        )
    if len(sources) > 1:
        raise UsageError(f"case {case} is in {', '.join(sources)}: say which with --source NAME")
    parts = [f"Case {safe(case)} of {safe(sources[0])}, as of {as_of.isoformat()}Z"]
    for name, heading in CHAPTERS:
        if name in query_files.load_all():
            rows = _rows(con, name, as_of, {"case": case, "source": sources[0]})
            parts += ["", heading, _facts(rows) if name == "case_facts" else _shortened(_masked(rows), name)]
    return "\n".join(parts)


def _rows(con: "duckdb.DuckDBPyConnection", name: str, as_of: datetime, key: dict[str, str]) -> "pa.Table":
    query = engine.find_measure(name)
    params: dict[str, Any] = {**key, **({"as_of": as_of} if "as_of" in query.params else {})}
    table = con.sql(f"select * from ({query.sql}\n) where source = $source and complaint_id = $case", params=params).to_arrow_table()
    return table.select([column for column in table.column_names if column not in _KEY])


def _masked(rows: "pa.Table") -> "pa.Table":
    import pyarrow as pa

    masked = [
        pa.array([None if cell is None else mask(cell) for cell in column.to_pylist()], pa.string())
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
        else column
        for column in rows.columns
    ]
    return pa.table(dict(zip(rows.column_names, masked, strict=True)))


def _shortened(rows: "pa.Table", name: str) -> str:
    """The first rows as a table; a clock that ran for a year has a stretch for each of its nights."""
    more = rows.num_rows - ROWS_SHOWN
    if more <= 0:
        return as_terminal_table(rows)
    return as_terminal_table(rows.slice(0, ROWS_SHOWN)) + f"\n… and {more} more: plaint query {name} --where \"complaint_id = '…'\""


def _facts(rows: "pa.Table") -> str:
    """One row as `name: value` lines, empty ones left out."""
    facts = _masked(rows).to_pylist()[0]
    width = max(len(name) for name in facts)
    return "\n".join(f"  {name:<{width}}  {safe(value)}" for name, value in facts.items() if value is not None)
