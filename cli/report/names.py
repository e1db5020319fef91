"""Take the names that a case's own records hold out of the texts of that case."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from .. import engine, query_files

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

GRAIN = ("source", "complaint_id", "name")
"""The measure with a row for each of these knows the names."""
NAMES = "names_of_cases"
"""Its temporary copy."""
CASE_KEYS = frozenset({"source", "complaint_id"})
FREE = frozenset({"evidence", "quote", "words", "text", "description", "resolution", "sentence", "note", "root_cause", "corrective_action"})
"""Columns in which people write, or are quoted."""
HIDDEN = "***"
OFTEN, SHORT = 20, 300
"""Texts that stand so often, and have no more characters (a fifth, where not Latin), are looked through once, not once a case."""


def names_people(query: query_files.QueryFile) -> bool:
    """Whether the measure has texts of single cases, in which names may stand."""
    told = {column.name for column in query.columns}
    return bool(FREE & told) and told >= CASE_KEYS


class Names:
    """The names of one database; read when the first list with texts asks for them."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", as_of: datetime) -> None:
        """Take an open connection and the instant of judgement."""
        self._con = con
        self._as_of = as_of
        self._known = False

    def hidden(self, table: "pa.Table") -> "pa.Table":
        """The table with *** for each name of a row's own case in its texts."""
        free = sorted(FREE.intersection(table.column_names))
        if not (free and set(table.column_names) >= CASE_KEYS and table.num_rows):
            return table
        self._read()
        for name in free:
            table = self._in_column(table, name)
        return table

    def _read(self) -> None:
        if not self._known:
            knowing = next(query.name for query in query_files.of_folder("measures") if query.grain == GRAIN)
            engine.put_aside(self._con, knowing, self._as_of, NAMES)
            self._known = True

    def _in_column(self, table: "pa.Table", column: str) -> "pa.Table":
        import pyarrow as pa
        import pyarrow.compute as pc

        if not pa.types.is_string(table.schema.field(column).type):
            return table
        rows = pc.indices_nonzero(self._worth_a_look(table.column(column)))
        shown = table.select(["source", "complaint_id", column]).take(rows)
        self._con.register("shown_texts", shown.append_column("row_number", rows))
        found = self._con.execute(
            f"""select row_number, any_value("{column}"), list(name order by length(name) desc, name)
            from shown_texts inner join {NAMES} using (source, complaint_id)
            where contains("{column}", name) group by row_number order by row_number"""
        ).fetchall()
        self._con.unregister("shown_texts")
        if not found:
            return table
        is_found = pc.is_in(pa.array(range(table.num_rows)), pa.array([row for row, _, _ in found]))
        mended = pa.array([without(text, names) for _, text, names in found], pa.string())
        texts = pc.replace_with_mask(table.column(column).combine_chunks(), is_found, mended)
        return table.set_column(table.column_names.index(column), table.schema.field(column), texts)

    def _worth_a_look(self, texts: "pa.ChunkedArray") -> "pa.ChunkedArray":
        """Whether a name may stand in each text: not in those of ours that come again and again, unless a name of any case does."""
        import pyarrow as pa
        import pyarrow.compute as pc

        told = [(one["values"], one["counts"]) for one in texts.value_counts().to_pylist()]
        often = [text for text, count in told if text and count >= OFTEN and len(text) <= (SHORT if text.isascii() else SHORT // 5)]
        parts = [(text, part) for text in often for part in sorted(could_be_names(text))]
        self._con.register("parts", pa.table({"text": [text for text, _ in parts], "name": [part for _, part in parts]}))
        found = self._con.execute(f"select distinct text from parts where name in (select name from {NAMES})").fetchall()
        self._con.unregister("parts")
        free = set(often) - {text for (text,) in found}
        return pc.invert(pc.is_in(texts, pa.array(sorted(free), pa.string())))


def could_be_names(text: str) -> set[str]:
    """All that `without` would take out of `text`, were it a name: what no letter or digit touches, and anything not Latin."""
    size = len(text)
    edges = [place for place in range(size + 1) if place in {0, size} or not (_is_latin(text[place - 1]) and _is_latin(text[place]))]
    found = {text[start:end] for start in edges for end in edges if start < end}
    if not text.isascii():
        found |= {part for start in range(size) for end in range(start + 1, size + 1) if not (part := text[start:end]).isascii()}
    return {part for part in found if len(part) > 1 and part == part.strip(" ")}


def _is_latin(mark: str) -> bool:
    return mark.isascii() and mark.isalnum()


def without(text: str, names: Iterable[str]) -> str:
    """`text` with *** in place of each name, the longest first; a Latin name only where no letter or digit touches it."""
    for name in names:
        text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])" if name.isascii() else re.escape(name), HIDDEN, text)
    return text
