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
            self._con.register("names_read", engine.measure(self._con, knowing, self._as_of))
            self._con.execute(f"create or replace temp table {NAMES} as select * from names_read").fetchall()
            self._con.unregister("names_read")
            self._known = True

    def _in_column(self, table: "pa.Table", column: str) -> "pa.Table":
        import pyarrow as pa

        if not pa.types.is_string(table.schema.field(column).type):
            return table
        rows = pa.array(range(table.num_rows))
        self._con.register("shown_texts", table.select(["source", "complaint_id", column]).append_column("row_number", rows))
        found = self._con.execute(
            f"""select row_number, any_value("{column}"), list(name order by length(name) desc, name)
            from shown_texts inner join {NAMES} using (source, complaint_id)
            where contains("{column}", name) group by row_number order by row_number"""
        ).fetchall()
        self._con.unregister("shown_texts")
        if not found:
            return table
        texts = table.column(column).to_pylist()
        for row, text, names in found:
            texts[row] = without(text, names)
        return table.set_column(table.column_names.index(column), table.schema.field(column), pa.array(texts, pa.string()))


def without(text: str, names: Iterable[str]) -> str:
    """`text` with *** in place of each name, the longest first; a Latin name only where no letter or digit touches it."""
    for name in names:
        text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])" if name.isascii() else re.escape(name), HIDDEN, text)
    return text
