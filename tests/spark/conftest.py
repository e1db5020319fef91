"""A small project with holes, ties and odd letters, analyzed on DuckDB; one Spark session for all tests of a module."""

import csv
import io
import re
import shutil
import warnings
from dataclasses import replace
from random import Random

import pytest
from plaint import app, query_files
from plaint.demo import write as demo_files
from plaint.spark import Cluster, connect
from plaint.store import analyzed_as_of, facts_of, open_database

FAST = (
    ("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"),
    ("spark.sql.adaptive.enabled", "false"),
    ("spark.sql.codegen.wholeStage", "false"),
    ("spark.sql.codegen.factoryMode", "NO_CODEGEN"),
    ("spark.sql.shuffle.partitions", "1"),
)
"""For small tables: no compiling, no planning at run time, one task."""
KEPT = {"complaint_id", "投诉编号", "received_at", "受理时间", "at", "kind", "call_id", "started_at", "customer_id"}


def needs_spark():
    """Skip, saying why, where there is no Spark or no Java."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pytest.importorskip("pyspark", reason="pyspark is not installed (pip install 'plaint[spark]')")
    if not shutil.which("java"):
        pytest.skip("Java is not installed (17 or newer)")


@pytest.fixture(scope="session")
def small_project(tmp_path_factory):
    """Two desks, London and Shanghai, 40 cases each; a fifth of the cells that may be empty are."""
    return make_project(tmp_path_factory.mktemp("spark"), 40)


def make_project(folder, cases):
    """Write, load and analyze a project of twice so many cases; gives its folder."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(demo_files, "DESKS", tuple(replace(desk, cases=cases) for desk in demo_files.DESKS))
        settings = demo_files.write_demo(folder, "en")
    rng = Random(5)
    for path in sorted((folder / "exports").glob("*.csv")):
        encoding = "gb18030" if path.name == "shanghai_complaints.csv" else "utf-8"
        text = path.read_text(encoding=encoding).removeprefix("\ufeff")
        path.write_bytes(_holed(text, rng).encode(encoding))
    text = re.sub(r"(?s)\[\[gates\]\].*", "", settings.read_text(encoding="utf-8"))
    stricter = '[[limits]]\npaused_by = ["open"]\nrunning_in = ["*"]\nback_office = "1d"'
    settings.write_text(text.replace("[[limits]]", stricter, 1), encoding="utf-8")
    assert app.run(["-q", "load", "-s", str(settings)]) == 0
    assert app.run(["-q", "analyze", "-s", str(settings), "--as-of", "2026-06-30"]) == 0
    return folder


def _holed(text, rng):
    """The export with cells emptied, events at the time of the one before, and teams in odd spellings."""
    head, *rows = csv.reader(io.StringIO(text))
    kept, before = [], None
    for row in rows:
        if len(row) != len(head):
            continue
        cells = dict(
            zip(head, (cell if name in KEPT or rng.random() > 0.2 else "" for name, cell in zip(head, row, strict=True)), strict=True)
        )
        if "at" in cells:
            cells["at"] = before if before and rng.random() < 0.1 else cells["at"]
            before = cells["at"]
        for name, odd in (("team", (" 投诉处 ", "İstanbul Ｄesk", "Ärger")), ("actor", ("Zoë", " 王芳")), ("status", ("open", "closed"))):
            if name in cells and rng.random() < 0.05:
                cells[name] = rng.choice(odd)
        kept.append(list(cells.values()))
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows([head, *kept])
    return buffer.getvalue()


@pytest.fixture(scope="module")
def session():
    """A Spark of this machine, two threads, for tables of a few hundred rows."""
    needs_spark()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = connect(Cluster("local[2]", memory_limit="1500MB", options=FAST))
        yield made
        made.stop()


class Both:
    """The same tables in DuckDB and, by Parquet files, in a Spark session."""

    def __init__(self, database, folder, session):
        """Copy every table to a Parquet file that both read."""
        self.session, self.folder = session, folder
        self.opened = open_database(database, sealed=False)
        self.con = self.opened.__enter__()
        self.as_of = analyzed_as_of(facts_of(self.con))
        for query in [*query_files.of_folder("tables"), *query_files.of_folder("timeline")]:
            path = folder / f"{query.name}.parquet"
            names = ", ".join(f'"{column.name}"' for column in query.columns)
            self.con.execute(f"copy (select {names} from \"{query.name}\") to '{path}' (format parquet)").fetchall()
            session.read.parquet(str(path)).createOrReplaceTempView(query.name)

    def close(self):
        self.opened.__exit__(None, None, None)
