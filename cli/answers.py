"""What the measures answered, kept beside the published database until it changes: report and check ask each measure once a night."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__, engine, query_files
from .store import analyzed_as_of, answers_beside, facts_of

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

CASE = "complaint_id"
"""Identity of a case in all tables: a measure that has it in its grain is a list of cases."""
CUSTOMER = "customer_id"
MOST_ROWS = 400_000
"""Rows of an answer beyond which it is not kept: asking anew costs no more than reading it."""
_HASH = 32  # bytes of a sha256


def grows(query: query_files.QueryFile) -> bool:
    """Whether it is a list of cases or customers, which grows with the log."""
    return bool({CASE, CUSTOMER} & set(query.grain))


def key_of(name: str, *form: str) -> str:
    """Under which a part of a measure is kept; `form` says which."""
    return f"{name}-{hashlib.sha256(chr(0).join(form).encode()).hexdigest()[:16]}"


class Answers:
    """The measures of one database as of one instant, each evaluated once; of lists the parts that are asked for."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", as_of: datetime, folder: Path | None = None) -> None:
        """Take an open connection, the instant of judgement, and where answers are kept; None = nowhere but here."""
        self.con, self.as_of, self.folder = con, as_of, folder
        self._told: dict[str, pa.Table] = {}

    def measure(self, name: str, where: str = "") -> "pa.Table":
        """The rows of measure `name`; only those that meet `where`, a condition that the caller vouches for."""
        query = engine.find_measure(name)
        if not grows(query):
            whole = self.kept(name, lambda: engine.measure(self.con, name, self.as_of))
            return self._cut(whole, where) if where else whole
        return self.kept(key_of(name, "where", where), lambda: engine.measure(self.con, name, self.as_of, where=where))

    def head(self, name: str, where: str, limit: int) -> "tuple[int, pa.Table]":
        """How many rows measure `name` has, and the first `limit` of them: a list of millions is counted, not put in order, nor held."""
        return self.count(name, where), engine.asked(self.con, name, self.as_of, where, limit).to_arrow_table()

    def count(self, name: str, where: str = "") -> int:
        """How many rows measure `name` has."""
        return int(engine.asked(self.con, name, self.as_of, where).count("*").fetchall()[0][0])

    def kept(self, key: str, make: Callable[[], "pa.Table"]) -> "pa.Table":
        """What was kept under `key`, else what `make` makes, which is kept from now on."""
        table = self._told.get(key)
        if table is None:
            table = self._read(key)
        if table is None:
            table = make()
            self._write(key, table)
        if table.num_rows <= MOST_ROWS:
            self._told[key] = table
        return table

    def _cut(self, whole: "pa.Table", where: str) -> "pa.Table":
        self.con.register("answer", whole)
        try:
            return self.con.sql(f"select * from answer where ({where}\n)").to_arrow_table()
        finally:
            self.con.unregister("answer")

    def _read(self, key: str) -> "pa.Table | None":
        """An answer from the disk; None where there is none, or not as we wrote it."""
        import pyarrow as pa

        if self.folder is None:
            return None
        try:
            told = (self.folder / f"{key}.arrow").read_bytes()
        except OSError:
            return None
        if hashlib.sha256(told[_HASH:]).digest() != told[:_HASH]:
            return None
        return pa.ipc.open_file(pa.py_buffer(told[_HASH:])).read_all()

    def _write(self, key: str, table: "pa.Table") -> None:
        """Keep an answer on the disk, where there is room and leave to write: without it the next run only takes longer."""
        import pyarrow as pa

        if self.folder is None or table.num_rows > MOST_ROWS:
            return
        sink = pa.BufferOutputStream()
        with pa.ipc.new_file(sink, table.schema) as file:
            file.write_table(table)
        told = sink.getvalue().to_pybytes()
        part = self.folder / f"{key}.{os.getpid()}.tmp"
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            part.write_bytes(hashlib.sha256(told).digest() + told)
            part.replace(self.folder / f"{key}.arrow")
        except OSError:
            with suppress(OSError):
                part.unlink()


def kept_answers(con: "duckdb.DuckDBPyConnection", database: Path, as_of: datetime) -> Answers:
    """The answers of the published `database`, open in `con`: those of another run, instant or version of the queries are not these."""
    facts = facts_of(con)
    if analyzed_as_of(facts) != as_of or "run_id" not in facts:
        return Answers(con, as_of)
    stands = database.stat()  # a file that another program changed, or that was put back, is another database
    asked = [query_files.engine_vocabulary("duckdb"), *(f"{query.name}\n{query.sql}" for query in query_files.of_folder("measures"))]
    told = "\0".join([__version__, facts["run_id"], f"{stands.st_size} {stands.st_mtime_ns}", as_of.isoformat(), *asked])
    return Answers(con, as_of, answers_beside(database) / hashlib.sha256(told.encode()).hexdigest()[:16])
