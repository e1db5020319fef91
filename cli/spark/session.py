"""Open a Spark session: on this machine, on a standalone cluster, or by Spark Connect."""

import logging
import os
import re
import shutil
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import query_files
from ..errors import UsageError
from .spelling import statements

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MEANING = {
    "spark.sql.ansi.enabled": "true",  # overflow and bad casts are errors, as in DuckDB
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",  # "limit" is a name
    "spark.sql.caseSensitive": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",  # instants are naive UTC
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",  # a source named 007 is a text
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.files.openCostInBytes": "65536",  # days are small files: many to a task
}
"""What the queries' meaning or the reading of a lake depends on; set on every kind of session."""


@dataclass(frozen=True)
class Cluster:
    """Where Spark runs: `master` (local[*], spark://host:7077 …) or `remote` (sc://host:15002); `options` go to Spark as they are."""

    master: str = "local[*]"
    remote: str = ""
    memory_limit: str = "2GB"
    options: tuple[tuple[str, str], ...] = ()


def connect(cluster: Cluster) -> "SparkSession":
    """A session with the vocabulary of the queries defined; UsageError, in one line, where Spark or Java is missing."""
    try:
        with warnings.catch_warnings():  # of libraries that it looks at and we do not use
            warnings.simplefilter("ignore")
            from pyspark.sql import SparkSession
    except ImportError:
        raise UsageError("--engine spark: pyspark is not installed; pip install 'plaint[spark]'") from None
    if not cluster.remote and not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise UsageError(
            "--engine spark: Java is not installed (17 or newer; set JAVA_HOME), or name a server with --remote sc://HOST:15002"
        )
    told: dict[str, str] = {**_means(cluster), **dict(cluster.options)}
    logging.getLogger("DataFrameQueryContextLogger").setLevel(logging.CRITICAL + 1)  # it would print whole plans
    builder: Any = SparkSession.builder
    builder = builder.remote(cluster.remote) if cluster.remote else builder.master(cluster.master).appName("plaint")
    for name, value in told.items():
        builder = builder.config(name, value)
    try:
        session: SparkSession = builder.getOrCreate()
        define(session)
    except Exception as error:  # Spark's own families differ by kind of session
        where = cluster.remote or cluster.master
        raise UsageError(f"--engine spark: no session on {where}: {_first_line(error)}") from error
    return session


def define(session: "SparkSession") -> None:
    """Set what the queries' meaning depends on, and define their vocabulary."""
    for name, value in MEANING.items():
        session.conf.set(name, value)
    for statement in statements(query_files.engine_vocabulary("spark")):
        session.sql(statement)


def _means(cluster: Cluster) -> dict[str, str]:
    """Means and quiet of a session of our own making; a Connect server has its own."""
    if cluster.remote:
        return {}
    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    if not cluster.master.startswith("local"):
        return quiet
    loopback = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
    shuffled = {"spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1))}  # 200 is for a cluster
    return {**quiet, **loopback, **shuffled, "spark.driver.memory": _megabytes(cluster.memory_limit)}


def _megabytes(limit: str) -> str:
    """DuckDB's `2GB` in Java's words; what is not of that form is 2 GB."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT])i?B\s*", limit, re.IGNORECASE)
    if not match:
        return "2000m"
    factor = {"K": 1e-3, "M": 1, "G": 1e3, "T": 1e6}[match[2].upper()]
    return f"{max(int(float(match[1]) * factor), 512)}m"


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
