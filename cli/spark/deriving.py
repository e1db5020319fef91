"""Derive timeline and findings on Spark, from a lake, and bring the tables back into the database."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .. import query_files
from ..engine import Deriver
from ..errors import OutOfMeansError
from ..lake import DAYS, Lake, write_lake
from ..query_files import Column, QueryFile
from .session import Cluster, connect
from .spelling import spelled

if TYPE_CHECKING:
    import duckdb
    from pyspark.sql import DataFrame, SparkSession

_SPARK_TYPES = {"VARCHAR": "string", "TIMESTAMP": "timestamp_ntz"}


def deriving(cluster: Cluster, lake: Lake) -> Deriver:
    """What stands in for `engine.derive`: the same query files on Spark.

    Every table is derived on Spark, none on DuckDB: where a file fails there, the run fails. Spark must see the lake's
    folder under the same path as this process (a shared folder, where it is not this machine).
    """

    def derive(con: "duckdb.DuckDBPyConnection", as_of: datetime, on_step: Callable[[QueryFile], None]) -> None:
        write_lake(con, lake)
        run = Exchange(con, lake)
        session = connect(cluster)
        try:
            run.give(session)
            for query in query_files.run_order():
                on_step(query)
                with _told(query):
                    run.fill(session, query, as_of)
            run.take()
        finally:
            session.stop()
            run.clear()

    return derive


@contextmanager
def _told(query: QueryFile) -> Iterator[None]:
    """Turn what befalls Spark into one line; an error in our own SQL stays what it is, a bug."""
    from py4j.protocol import Py4JError
    from pyspark.errors import AnalysisException, PySparkException

    try:
        yield
    except AnalysisException:
        raise
    except (PySparkException, Py4JError) as error:
        line = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise OutOfMeansError(f"Spark gave up at {query.name} ({line}); the database is as it was") from error


class Exchange:
    """The folder through which one run's tables go to Spark and come back: Parquet files under the lake."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", lake: Lake) -> None:
        """Begin with an empty folder."""
        self.con, self.lake, self.folder = con, lake, lake.root / "_run"
        self.clear()
        self.folder.mkdir(parents=True)

    def give(self, session: "SparkSession") -> None:
        """Let Spark see every declared table: from the lake what is cut by day, of the others a copy."""
        for query in query_files.of_folder("tables"):
            if query.name in DAYS and self.con.execute(f'select count(*) from "{query.name}"').fetchall() != [(0,)]:
                read = session.read.schema(f"{_schema(query.columns)}, day date").parquet(str(self.lake.root / query.name))
                read.select(*(column.name for column in query.columns)).createOrReplaceTempView(query.name)
            elif query.name != "findings":
                path = _quoted(self.folder / f"{query.name}.parquet")
                names = ", ".join(f'"{column.name}"' for column in query.columns)
                self.con.execute(f"copy (select {names} from \"{query.name}\") to '{path}' (format parquet)")
                session.read.parquet(str(self.folder / f"{query.name}.parquet")).createOrReplaceTempView(query.name)

    def fill(self, session: "SparkSession", query: QueryFile, as_of: datetime) -> None:
        """Run one file and keep its rows as Parquet, in the types of its header, where the next files read them."""
        if "findings" in query.inputs:
            checks = [str(self.folder / check.name) for check in query_files.of_folder("checks")]
            session.read.parquet(*checks).createOrReplaceTempView("findings")
        path = str(self.folder / query.name)
        rows = typed(ask(session, query, as_of, self.folder), query)
        if query.folder == "checks":
            code, *others = f"'{query.code}' as code", *(f'"{column.name}"' for column in query.columns)
            rows = rows.selectExpr(code, *others)
        rows.write.mode("overwrite").parquet(path)
        if query.folder == "timeline":
            session.read.parquet(path).createOrReplaceTempView(query.name)

    def take(self) -> None:
        """Put what Spark derived into the tables of the same names, in the order of their keys."""
        self.con.execute("delete from findings")
        for query in query_files.run_order():
            is_check = query.folder == "checks"
            table = "findings" if is_check else query.name
            names = ", ".join(f'"{column.name}"' for column in query.columns)
            names = f"code, {names}" if is_check else names
            order = ", ".join(f'"{key}"' for key in query.grain)
            if not is_check:
                self.con.execute(f'delete from "{table}"')
            files = _quoted(self.folder / query.name / "*.parquet")
            self.con.execute(f"insert into \"{table}\" ({names}) select {names} from read_parquet('{files}') order by {order}")

    def clear(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def ask(session: "SparkSession", query: QueryFile, as_of: datetime, folder: Path) -> "DataFrame":
    """The rows of one file on Spark, in its order, with the types that Spark finds.

    Its parts are kept as Parquet in `folder`: as CTEs, or cached, they make plans that Spark is minutes in reading.
    """
    parts = query_files.parts_of(query.name)
    for part in parts:
        path = str(folder / part.name)
        typed(session.sql(spelled(part.sql, as_of)), part).write.mode("overwrite").parquet(path)
        session.read.parquet(path).createOrReplaceTempView(part.name)
    alone = query_files.with_parts(query.name, standing={part.name for part in parts})
    return session.sql(spelled(alone.sql, as_of))


def typed(rows: "DataFrame", query: QueryFile) -> "DataFrame":
    """`rows` with the columns and types of the file's header."""
    return rows.selectExpr(*(f'cast("{column.name}" as {_type(column)}) as "{column.name}"' for column in query.columns))


def _schema(columns: tuple[Column, ...]) -> str:
    return ", ".join(f'"{column.name}" {_type(column)}' for column in columns)


def _type(column: Column) -> str:
    return _SPARK_TYPES.get(column.type, column.type.lower())


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
