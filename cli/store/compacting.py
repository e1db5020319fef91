"""Give back the room that deleted rows leave: a work copy with too many free blocks is written anew, without them."""

from typing import TYPE_CHECKING

from .. import engine
from .files import Layout

if TYPE_CHECKING:
    import duckdb

MOST_WASTE = 0.25
"""Free and deleted a kept one from which a database is written anew. Deriving every case in a database that holds them already
leaves nearly half of it free; one night adds 3 % at a million cases, 7 to 12 % at a hundred thousand."""
SMALLEST = 64
"""Blocks below which nothing is worth it: 16 MiB."""


def leave_gaps(con: "duckdb.DuckDBPyConnection") -> None:
    """Have the commits of this database leave deleted rows where they are, until all of it is written anew.

    Else each commit closes the gaps of every table that it touched. At a million cases that took 24 to 39 s of CPU a night,
    and to write the whole database anew takes 21 s, once in many nights.
    """
    con.execute("set max_vacuum_tasks = 0")


def is_wasteful(con: "duckdb.DuckDBPyConnection") -> bool:
    """Whether the open database, after its checkpoint, holds too many free blocks and deleted rows."""
    sql = "select used_blocks, free_blocks from pragma_database_size() where database_name = current_database()"
    used, free = con.execute(sql).fetchall()[0]
    if used + free < SMALLEST:
        return False
    kept = used * (1 - _deleted_share(con))
    return bool(free + used - kept > MOST_WASTE * kept)


def _deleted_share(con: "duckdb.DuckDBPyConnection") -> float:
    """Deleted rows of all rows that are still in the file."""
    rows = kept = 0
    for name, size in con.execute("select table_name, estimated_size from duckdb_tables() where not internal").fetchall():
        rows += size
        kept += con.execute(f'select count(*) from "{name}"').fetchall()[0][0]
    return max(0.0, 1 - kept / rows) if rows else 0.0


def compact(layout: Layout, means: engine.Means) -> None:
    """Write the closed work copy anew. What is published is verified afterwards like any other work copy."""
    fresh = layout.temp / "compact.db"
    con = engine.connect(":memory:", means=means)
    try:
        for name, path, mode in (("used", layout.work, " (read_only)"), ("fresh", fresh, "")):
            con.execute(f"attach {_quoted(str(path))} as {name}{mode}")
        con.execute("copy from database used to fresh").fetchall()
        con.execute("checkpoint fresh")
    finally:
        con.close()
    fresh.replace(layout.work)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
