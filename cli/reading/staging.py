"""Put rows into temporary tables in batches of Arrow, in memory that does not grow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import duckdb

BATCH_ROWS = 20_000
BATCH_CHARACTERS = 16_000_000


class Reject(NamedTuple):
    """A row that can't be one, as `<table>_rejects` has it; an empty column means the whole row."""

    line: int
    column_name: str
    reason: str
    expected: str
    value: str
    raw: str


def quoted(name: str) -> str:
    """An SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


class Stager:
    """Creates the two staging tables, takes rows and rejects, and writes them batch by batch."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", table: str, header: Sequence[str]) -> None:
        """Take the connection, the table's name and its columns beside `line`."""
        self.con, self.table, self.header = con, table, header
        self.rows = self.rejected = 0
        self._size = 0
        self._lines: list[int] = []
        self._cells: list[Sequence[str | None]] = []
        self._rejects: list[Reject] = []

    def create(self, *, with_rows: bool = True) -> "Stager":
        """Create the tables anew; without rows where the fast reader makes that table itself."""
        if with_rows:
            names = ", ".join(f"{quoted(name)} varchar" for name in self.header)
            self.con.execute(f"create or replace temp table {quoted(self.table)} (line bigint, {names})")
        names = ", ".join(f"{name} varchar" for name in Reject._fields[1:])
        self.con.execute(f"create or replace temp table {quoted(self.table + '_rejects')} (line bigint, {names})")
        return self

    def add(self, line: int, cells: Sequence[str | None]) -> None:
        """Take a row as wide as the header; an empty cell becomes null."""
        self._lines.append(line)
        self._cells.append(cells)
        self.rows += 1
        self._size += sum(map(len, filter(None, cells)))
        if len(self._lines) >= BATCH_ROWS or self._size > BATCH_CHARACTERS:
            self.flush()

    def reject(self, reject: Reject) -> None:
        """Take a row that can't be one."""
        self._rejects.append(reject)
        self.rejected += 1
        self._size += len(reject.raw)
        if len(self._rejects) >= BATCH_ROWS or self._size > BATCH_CHARACTERS:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        import pyarrow as pa

        if self._lines:
            texts = [pa.array([cell or None for cell in column], pa.string()) for column in zip(*self._cells, strict=True)]
            self._insert(self.table, [pa.array(self._lines, pa.int64()), *texts])
        if self._rejects:
            lines, *columns = zip(*self._rejects, strict=True)
            texts = [pa.array(column, pa.string()) for column in columns]
            self._insert(f"{self.table}_rejects", [pa.array(lines, pa.int64()), *texts])
        self._lines, self._cells, self._rejects, self._size = [], [], [], 0

    def _insert(self, table: str, arrays: list[object]) -> None:
        import pyarrow as pa

        batch = pa.table(arrays, names=[f"c{place}" for place in range(len(arrays))])
        self.con.register("arriving_batch", batch)
        try:
            self.con.execute(f"insert into {quoted(table)} select * from arriving_batch").fetchall()
        finally:
            self.con.unregister("arriving_batch")
