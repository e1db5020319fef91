"""What an event costs as a project grows: the tables of an analyzed project, n times over, derived on DuckDB.

Usage: python benchmarks/growing.py DATABASE [TIMES …]     (default 1 2 4; feeds the sizing of docs/spark.md)
Prints CPU time and bytes (Parquet) an event, and how both stand to the first size.
"""

import os
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from plaint import engine, query_files

if TYPE_CHECKING:
    import duckdb

MULTIPLIED = {
    "complaints": ("complaint_id", "customer_id"),
    "events": ("complaint_id", "event_id"),
    "calls": ("call_id", "complaint_id", "customer_id", "linked_id"),
    "customers": ("customer_id",),
    "word_spans": ("text_id", "complaint_id"),
    "words_scanned": ("text_id",),
}


def grown(database: str, times: int) -> tuple[float, float, float, int]:
    """CPU seconds of deriving, bytes of loaded and of derived tables, events."""
    con = engine.connect(":memory:", means=engine.Means(memory_limit="6GB"))
    engine.create_tables(con)
    con.execute(f"attach '{database}' as one (read_only)")
    for query in query_files.of_folder("tables"):
        columns = [column.name for column in query.columns]
        keys = [name for name in MULTIPLIED.get(query.name, ()) if name in columns]
        told = ", ".join(f'"{name}" || \':\' || copy as "{name}"' if name in keys else f'"{name}"' for name in columns)
        copies = f"range({times}) as copies(copy)" if keys else "range(1) as copies(copy)"
        con.execute(f'insert into "{query.name}" select {told} from one."{query.name}" cross join {copies}')
    as_of = datetime.fromisoformat(str(con.execute("select value from one.store_facts where name = 'as_of'").fetchall()[0][0]))
    before = time.process_time()
    engine.derive(con, as_of)
    spent = time.process_time() - before
    derived = [*(query.name for query in query_files.of_folder("timeline")), "findings"]
    events = con.execute("select count(*) from events").fetchall()[0][0]
    return spent, size_of(con, ["complaints", "events", "calls", "customers"]), size_of(con, derived), events


def size_of(con: "duckdb.DuckDBPyConnection", names: list[str]) -> float:
    """Bytes of these tables as Parquet."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            con.execute(f"copy \"{name}\" to '{folder}/{name}.parquet' (format parquet)")
        return sum(path.stat().st_size for path in Path(folder).iterdir())


def main() -> None:
    """Measure each size and print a line of it."""
    first = None
    for times in [int(word) for word in sys.argv[2:]] or [1, 2, 4]:
        spent, loaded, derived, events = grown(os.path.abspath(sys.argv[1]), times)  # noqa: PTH100  a text for SQL
        first = first or spent / events
        print(
            f"{times} times, {events} events: {1e6 * spent / events:.0f} µs CPU an event ({spent / events / first:.2f} of the first), "
            f"{loaded / events:.0f} bytes loaded, {derived / events:.0f} derived"
        )


if __name__ == "__main__":
    main()
