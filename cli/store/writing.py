"""Change the database: lock, copy, work on the copy in one transaction, verify, swap it in.

The published file is never modified, so a run that dies at any point leaves it as it was (reliability rules 1 to 7).
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__, engine
from ..errors import DamagedError
from . import compacting, files, lock, migrations
from .reading import open_database, read_facts

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Job:
    """What a writing run is: the command, the settings' hash, how long to wait, how much input will come."""

    command: str
    settings_hash: str
    memory_limit: str = "2GB"
    wait: float = 30.0
    input_bytes: int = 0


@dataclass
class Work:
    """An open work copy inside one transaction. `as_of` is set by an analysis; `changed` False throws the copy away."""

    con: "duckdb.DuckDBPyConnection"
    run_id: str
    temp: Path
    as_of: datetime | None = None
    changed: bool = True


@contextmanager
def writing(database: Path, job: Job) -> Iterator[Work]:
    """Give a work copy of `database`; publish it when the block ends well, else leave everything as it was."""
    with alone(database, job), changing(database, job) as work:
        yield work


@contextmanager
def alone(database: Path, job: Job) -> Iterator[None]:
    """Keep every other writing run out while the block runs; BusyError, naming the holder, after the job's wait."""
    database.parent.mkdir(parents=True, exist_ok=True)
    with lock.held(files.Layout(database).lock, job.command, job.wait):
        yield


@contextmanager
def changing(database: Path, job: Job) -> Iterator[Work]:
    """As `writing`, for a run that is `alone` already and stays so after the swap."""
    layout = files.Layout(database)
    files.sweep(layout)
    files.check_space(layout, job.input_bytes)
    try:
        if database.exists():
            read_facts(database, to_change=True)  # another version, damage or a foreign writer shows before a byte is copied
            files.copy(database, layout.work)
        yield from _in_transaction(layout, job)
    finally:
        files.sweep(layout)


def _in_transaction(layout: files.Layout, job: Job) -> Iterator[Work]:
    started = datetime.now(UTC).replace(tzinfo=None)
    means = engine.Means(memory_limit=job.memory_limit, temp_directory=str(layout.temp))
    con = engine.connect(str(layout.work), means=means)
    try:
        compacting.leave_gaps(con)
        con.execute("begin")
        migrations.bring_up_to_date(con)
        engine.create_tables(con)
        work = Work(con, uuid.uuid4().hex[:12], layout.temp)
        yield work
        if not work.changed:
            con.execute("rollback")
            return
        _sign(work, job, started)
        con.execute("commit")
        con.execute("checkpoint")
        is_wasteful = compacting.is_wasteful(con)
        if work.as_of and not compacting.is_noted(con):
            compacting.note_packed(con)
    finally:
        con.close()
    if is_wasteful:
        compacting.compact(layout, means)
    _verify(layout.work, work.run_id)
    files.publish(layout, {"run_id": work.run_id, "command": job.command, "version": __version__})


def _sign(work: Work, job: Job, started: datetime) -> None:
    """Write the run into the ledger, in the transaction of its rows."""
    finished = datetime.now(UTC).replace(tzinfo=None)
    work.con.execute(
        "insert into runs (run_id, command, as_of, settings_hash, version, started_at, finished_at) values (?, ?, ?, ?, ?, ?, ?)",
        [work.run_id, job.command, work.as_of, job.settings_hash, __version__, started, finished],
    ).fetchall()
    facts = {
        "schema_version": str(engine.SCHEMA_VERSION),
        "tables": engine.tables_digest(),
        "plaint_version": __version__,
        "run_id": work.run_id,
    }
    if work.as_of:
        facts["as_of"] = work.as_of.isoformat()
    for name, value in facts.items():
        work.con.execute("delete from store_facts where name = ?", [name]).fetchall()
        work.con.execute("insert into store_facts (name, value) values (?, ?)", [name, value]).fetchall()


def _verify(path: Path, run_id: str) -> None:
    """Truth is the ledger read again after reopening, never the absence of an exception."""
    with open_database(path) as con:
        row = con.execute("select count(*) from runs where run_id = ?", [run_id]).fetchall()
    if row != [(1,)]:
        raise DamagedError(f"{path}: the run is not in the ledger after its commit; the database was not swapped in")
