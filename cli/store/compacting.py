"""Give back the room that deleted rows leave: a work copy with too many free blocks is written anew, without them."""

from typing import TYPE_CHECKING

from .. import engine
from .files import Layout

if TYPE_CHECKING:
    import duckdb

MOST_FREE = 0.25
"""Free blocks a used one from which a database is written anew. A night reuses the blocks that the one before freed, so that
nights seldom get there; deriving every case in a database that holds them already frees nearly half of it."""
SMALLEST = 64
"""Blocks below which nothing is worth it: 16 MiB."""
MOST_DELETED = 0.08
"""Deleted rows a row kept up to which a commit leaves them where they are."""


def spare_rewriting(con: "duckdb.DuckDBPyConnection") -> None:
    """Have the coming commit leave deleted rows where they are, as long as there are few; call at the end of its transaction.

    Each commit closes the gaps of every table that it touched, and rewrites what lies around them: at a million cases that is
    most of what a night's commit costs, and the blocks that it frees have the whole database written anew all the sooner.
    """
    kept = deleted = 0
    sql = "select table_name, estimated_size from duckdb_tables() where not internal and not temporary and estimated_size > 0"
    for name, size in con.execute(sql).fetchall():
        there = con.execute(f'select count(*) from "{name}"').fetchall()[0][0]
        kept, deleted = kept + there, deleted + max(size - there, 0)
    if deleted <= MOST_DELETED * kept:
        con.execute("set max_vacuum_tasks = 0").fetchall()


def is_wasteful(con: "duckdb.DuckDBPyConnection") -> bool:
    """Whether the open database, after its checkpoint, holds too many free blocks."""
    sql = "select used_blocks, free_blocks from pragma_database_size() where database_name = current_database()"
    used, free = con.execute(sql).fetchall()[0]
    return bool(used + free >= SMALLEST and free > MOST_FREE * used)


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
