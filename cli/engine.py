"""Run the query files on DuckDB: make the tables, derive timeline and findings, ask a measure.

Everything here takes an open connection. Opening the published database, and swapping in a new one, is the store's.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from . import apart, interrupts, query_files
from .errors import UsageError
from .query_files import Column, QueryFile

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Deriver = Callable[["duckdb.DuckDBPyConnection", datetime, Callable[[QueryFile], None]], None]
"""What fills timeline and findings: `derive`, or another engine in its place."""

SCHEMA_VERSION = 2
"""Raised where what was loaded needs a step of store/migrations.py; a database of a later version is refused."""


@dataclass(frozen=True)
class Means:
    """What a run may use; `temp_directory` empty = beside the database."""

    memory_limit: str = "2GB"
    threads: int | None = None
    temp_directory: str = ""
    max_temp_directory_size: str = ""


def connect(path: str, *, read_only: bool = False, means: Means | None = None) -> "duckdb.DuckDBPyConnection":
    """Open the database file at `path` (or ":memory:") with the vocabulary of the queries defined."""
    import duckdb

    means = means or Means()
    config: dict[str, Any] = {
        "memory_limit": means.memory_limit,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": True,
    }
    if means.threads:
        config["threads"] = means.threads
    if means.temp_directory:
        config["temp_directory"] = means.temp_directory
    if means.max_temp_directory_size:
        config["max_temp_directory_size"] = means.max_temp_directory_size
    con = duckdb.connect(path, read_only=read_only, config=config)
    interrupts.connections.add(con)
    settle(con)
    con.execute(query_files.engine_vocabulary("duckdb"))
    return con


def tables_digest() -> str:
    """What tells the tables of this plaint from those of another: a hash of all declared columns."""
    import hashlib

    queries = [*query_files.of_folder("tables"), *query_files.of_folder("timeline")]
    told = sorted(f"{query.name}.{column.name} {column.type}" for query in queries for column in query.columns)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def settle(con: "duckdb.DuckDBPyConnection") -> None:
    """What each connection, cursors too, has to be told: times are UTC, and standard output is for results alone."""
    con.execute("set timezone = 'UTC'")
    con.execute("set enable_progress_bar = false")


def create_tables(con: "duckdb.DuckDBPyConnection") -> None:
    """Create every declared and derived table from its header, where it is not there yet."""
    for query in [*query_files.of_folder("tables"), *query_files.of_folder("timeline")]:
        columns = ", ".join(f'"{column.name}" {column.type}{_compression(query, column)}' for column in query.columns)
        con.execute(f'create table if not exists "{query.name}" ({columns})')


VARIED = frozenset((
    "complaint_id", "event_id", "call_id", "customer_id", "linked_id", "description",
    "resolution", "root_cause", "corrective_action", "text", "attributes", "row_hash",
))  # fmt: skip
"""Columns of loaded tables whose texts seldom repeat: zstd writes them three times as quickly as dictionaries, and smaller."""


def _compression(query: QueryFile, column: Column) -> str:
    varied = query.folder == "tables" and column.name in VARIED and column.type == "VARCHAR"
    return " using compression zstd" if varied else ""


def derive(
    con: "duckdb.DuckDBPyConnection",
    as_of: datetime,
    on_step: Callable[[QueryFile], None] = lambda _query: None,
) -> None:
    """Fill every timeline table and `findings` anew, judged as of `as_of` (naive UTC). Call inside a transaction."""
    derive_only(con, as_of, None, on_step)


def derive_only(
    con: "duckdb.DuckDBPyConnection",
    as_of: datetime,
    only: set[str] | None,
    on_step: Callable[[QueryFile], None] = lambda _query: None,
) -> None:
    """As `derive`, for the named files and what they are made of; None = all."""
    wanted = None if only is None else query_files.with_inputs(only)
    con.execute("delete from findings")
    parts = apart.parts_needed(con)
    with in_any_order(con):
        for query in query_files.run_order():
            if wanted is not None and query.name not in wanted:
                continue
            on_step(query)
            _fill(con, query, as_of, parts)


@contextmanager
def in_any_order(con: "duckdb.DuckDBPyConnection") -> Iterator[None]:
    """Rows are written as they come: what is derived goes into tables, and who reads them says in which order.

    Keeping the order means holding rows back: of 5 million cases that took more than 1 GiB in one step. After an error it is
    not set again: a transaction that was aborted takes no statement, and the error of that would hide the first.
    """
    con.execute("set preserve_insertion_order = false")
    yield
    con.execute("set preserve_insertion_order = true")


def refill(con: "duckdb.DuckDBPyConnection", names: Sequence[str], as_of: datetime) -> None:
    """Fill these timeline tables anew, in this order, from what stands in their inputs. Call inside a transaction."""
    parts = apart.parts_needed(con)
    for name in names:
        _fill(con, query_files.load_all()[name], as_of, parts)


def _fill(con: "duckdb.DuckDBPyConnection", query: QueryFile, as_of: datetime, parts: int = 1) -> None:
    """Fill a timeline table anew, or add the findings of a check, in so many parts of the cases."""
    names = ", ".join(f'"{column.name}"' for column in query.columns)
    if query.folder == "checks":
        into, told = f"findings (code, {names})", f"'{query.code}' as code, {names}"
    else:
        into, told = f'"{query.name}" ({names})', names
        con.execute(f'delete from "{query.name}"')
    for narrowed in apart.in_parts(query, parts):
        con.execute(f"insert into {into} {narrowed} select {told} from ({query.sql})", _params(query, as_of))


def measure(con: "duckdb.DuckDBPyConnection", name: str, as_of: datetime, *, where: str = "", limit: int | None = None) -> "pa.Table":
    """The rows of measure `name` as of `as_of`, in the order that its file states.

    `where` is a condition on the measure's own columns. UsageError where there is no such measure.
    Only conditions that the caller vouches for may come in here; one that a user gives goes through
    `guard_condition` and a locked connection first.
    """
    return asked(con, name, as_of, where, limit).to_arrow_table()


def put_aside(con: "duckdb.DuckDBPyConnection", name: str, as_of: datetime, table: str, limit: int | None = None) -> None:
    """Put the rows of measure `name`, or the first `limit`, into the temporary table `table`, in the order that its file states."""
    query = find_measure(name)
    cut = "" if limit is None else f" limit {int(limit)}"
    con.execute(f"create or replace temp table {table} as select * from ({query.sql}){cut}", _params(query, as_of)).fetchall()


def asked(
    con: "duckdb.DuckDBPyConnection", name: str, as_of: datetime, where: str = "", limit: int | None = None
) -> "duckdb.DuckDBPyRelation":
    """The rows of `measure`, not read yet."""
    query = find_measure(name)
    sql = query.sql
    if where:
        sql = f"select * from ({sql}) where ({where}\n)"
    if limit is not None:
        sql = f"select * from ({sql}) limit {int(limit)}"
    return con.sql(sql, params=_params(query, as_of))


def find_measure(name: str) -> QueryFile:
    """The measure called `name`; UsageError names the nearest where there is none."""
    from difflib import get_close_matches

    found = query_files.load_all().get(name)
    if found and found.folder == "measures":
        return found
    known = [query.name for query in query_files.of_folder("measures")]
    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else "; `plaint queries` lists them"
    raise UsageError(f"there is no measure {name}{hint}")


def _params(query: QueryFile, as_of: datetime) -> dict[str, Any]:
    return {"as_of": as_of} if "as_of" in query.params else {}
