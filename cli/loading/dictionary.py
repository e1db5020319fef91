"""Convert a column by its distinct values: Python decides each value once, SQL carries it to the rows."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


class Dictionary:
    """Raw text to value, for those texts only that change; a value of None makes the cell empty or bad."""

    def __init__(self, entries: dict[str, str | None]) -> None:
        """Take the entries."""
        self.entries = entries

    @staticmethod
    def name_of(column: str) -> str:
        """The temporary table of a column's dictionary."""
        return f'"words of {column}"'

    def write(self, con: "duckdb.DuckDBPyConnection", column: str) -> None:
        """Create the temporary table, where there is anything in it."""
        if not self.entries:
            return
        import pyarrow as pa

        table = pa.table(
            {
                "raw_text": pa.array(list(self.entries), pa.string()),
                "new_text": pa.array(list(self.entries.values()), pa.string()),
            }
        )
        con.register("arriving_words", table)
        con.execute(f"create or replace temp table {self.name_of(column)} as select * from arriving_words").fetchall()
        con.unregister("arriving_words")

    def join(self, column: str, raw: str) -> str:
        """The join that brings the dictionary to the rows; empty where it has no entries."""
        if not self.entries:
            return ""
        name = self.name_of(column)
        return f"left join {name} on {name}.raw_text = {raw}"

    def value(self, column: str, raw: str) -> str:
        """The SQL text after conversion."""
        if not self.entries:
            return raw
        name = self.name_of(column)
        return f"case when {name}.raw_text is not null then {name}.new_text else {raw} end"
