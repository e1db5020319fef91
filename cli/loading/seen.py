"""Statuses and teams that a source has told of: which of a file's were never met before."""

from typing import TYPE_CHECKING

from .rows import TypedRecord
from .values import folded

if TYPE_CHECKING:
    import duckdb

WATCHED = ("status", "team")


def remember_words(
    con: "duckdb.DuckDBPyConnection", staging: "duckdb.DuckDBPyConnection", origin: tuple[str, str], records: list[TypedRecord]
) -> dict[str, tuple[str, ...]]:
    """Add the file's words to words_seen; gives those that are new by field. `origin` is the source and the import.

    The first words that a source tells of in a field are not new: there was nothing to compare with.
    """
    source, import_id = origin
    strange: dict[str, tuple[str, ...]] = {}
    for field in WATCHED:
        known = {
            folded(word)
            for (word,) in con.execute("select word from words_seen where source = ? and field = ?", [source, field]).fetchall()
        }
        fresh: dict[str, str] = {}
        for word in _met(staging, field, records):
            if folded(word) not in known:
                fresh.setdefault(folded(word), word)
        if fresh:
            con.execute(
                "insert into words_seen select ?, ?, unnest(?), ?, ?", [source, field, [*fresh.values()], import_id, bool(known)]
            ).fetchall()
        if known and fresh:
            strange[field] = tuple(fresh.values())
    return strange


def _met(staging: "duckdb.DuckDBPyConnection", field: str, records: list[TypedRecord]) -> list[str]:
    """The words of the file's good rows in that field."""
    tables = [one.name for one in records if one.plan.get(field)]
    if not tables:
        return []
    union = " union ".join(f"select {field} as word from {name} where not is_bad" for name in tables)
    return [word for (word,) in staging.execute(f"select word from ({union}) where word is not null order by word").fetchall()]
