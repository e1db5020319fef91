"""Give back the room that deleted rows leave: a work copy with too many free blocks is written anew, without them."""

from typing import TYPE_CHECKING

from .. import engine
from .files import Layout

if TYPE_CHECKING:
    import duckdb

MOST_WASTE = 0.25
"""Free and deleted a kept one, or blocks beyond those it had for its rows without gaps, from which a database is written anew.
Deriving every case in a database that holds them already leaves nearly half of it free; one night adds 3 % at a million cases, 7 to 12 %
at a hundred thousand, where much of it are new blocks with few rows."""
PACKED = "packed"
"""Name in store_facts of the blocks and rows that the database had when it was written without gaps last."""
SMALLEST = 64
"""Blocks below which nothing is worth it: 16 MiB."""


def leave_gaps(con: "duckdb.DuckDBPyConnection") -> None:
    """Have the commits of this database leave deleted rows where they are, until all of it is written anew.

    Else each commit closes the gaps of every table that it touched. At a million cases that took 24 to 39 s of CPU a night,
    and to write the whole database anew takes 21 s, once in many nights.
    """
    con.execute("set max_vacuum_tasks = 0")


def is_wasteful(con: "duckdb.DuckDBPyConnection") -> bool:
    """Whether the open database, after its checkpoint, holds too many free blocks, deleted rows or blocks with few rows."""
    used, free = _blocks(con)
    if used + free < SMALLEST:
        return False
    rows, kept_rows = _rows(con)
    kept = used * kept_rows / rows if rows else used
    if free + used - kept > MOST_WASTE * kept:
        return True
    packed = _packed(con)
    return packed is not None and used + free > (1 + MOST_WASTE) * packed[0] * max(1, kept_rows / packed[1])


def note_packed(con: "duckdb.DuckDBPyConnection") -> None:
    """Write down how large the open database is now that it was written without gaps: by its first analysis, or anew."""
    _, kept_rows = _rows(con)
    con.execute("delete from store_facts where name = ?", [PACKED]).fetchall()
    con.execute("insert into store_facts (name, value) values (?, ?)", [PACKED, f"{sum(_blocks(con))} {max(1, kept_rows)}"]).fetchall()
    con.execute("checkpoint")


def is_noted(con: "duckdb.DuckDBPyConnection") -> bool:
    """Whether `note_packed` has written down the size of this database."""
    return _packed(con) is not None


def _packed(con: "duckdb.DuckDBPyConnection") -> tuple[int, int] | None:
    """Blocks and rows when it was written without gaps last; None where it was not noted."""
    found = con.execute("select value from store_facts where name = ?", [PACKED]).fetchall()
    if not found:
        return None
    blocks, rows = found[0][0].split(" ")
    return int(blocks), int(rows)


def _blocks(con: "duckdb.DuckDBPyConnection") -> tuple[int, int]:
    """Used and free blocks of the open database."""
    sql = "select used_blocks, free_blocks from pragma_database_size() where database_name = current_database()"
    used, free = con.execute(sql).fetchall()[0]
    return int(used), int(free)


def _rows(con: "duckdb.DuckDBPyConnection") -> tuple[int, int]:
    """Rows that are in the file, the deleted ones too, and those that are not deleted."""
    rows = kept = 0
    for name, size in con.execute("select table_name, estimated_size from duckdb_tables() where not internal").fetchall():
        rows += size
        kept += con.execute(f'select count(*) from "{name}"').fetchall()[0][0]
    return rows, kept


def compact(layout: Layout, means: engine.Means) -> None:
    """Write the closed work copy anew. What is published is verified afterwards like any other work copy."""
    fresh = layout.temp / "compact.db"
    con = engine.connect(":memory:", means=means)
    try:
        for name, path, mode in (("used", layout.work, " (read_only)"), ("fresh", fresh, "")):
            con.execute(f"attach {_quoted(str(path))} as {name}{mode}")
        con.execute("copy from database used to fresh").fetchall()
        con.execute("checkpoint fresh")
        con.execute("detach used")
        con.execute("use fresh")
        note_packed(con)
    finally:
        con.close()
    fresh.replace(layout.work)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
