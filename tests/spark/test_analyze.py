"""`plaint analyze --engine spark`: the same tables come back into the database, for the same report and gates."""

import shutil
import sys

import pytest
from plaint import app, query_files
from plaint.errors import UsageError
from plaint.spark import Cluster, connect
from plaint.spark.session import _megabytes
from plaint.store import facts_of, open_database

from .conftest import FAST, make_project, needs_spark


def derived(folder):
    """Every derived table of a project, sorted, with doubles to nine places."""
    with open_database(folder / "plaint.duckdb") as con:
        tables = {}
        for query in [*query_files.of_folder("timeline"), query_files.load_all()["findings"]]:
            rows = con.execute(f'select * from "{query.name}" order by all').fetchall()
            tables[query.name] = [tuple(f"{cell:.8e}" if isinstance(cell, float) else cell for cell in row) for row in rows]
        return facts_of(con)["as_of"], tables


@pytest.mark.soak
@pytest.mark.filterwarnings("ignore")
def test_the_whole_analysis_on_spark_is_that_of_duckdb(tmp_path, monkeypatch, capfd):
    needs_spark()
    folder = make_project(tmp_path / "ours", 6)
    shutil.copytree(folder, tmp_path / "theirs")
    monkeypatch.chdir(tmp_path / "theirs")
    options = [word for name, value in FAST for word in ("--spark-option", f"{name}={value}")]
    code = app.run(["analyze", "--as-of", "2026-06-30", "--engine", "spark", "--master", "local[2]", *options])
    out = capfd.readouterr()
    assert code == 0, out.err[-2000:]
    assert "on Spark" in out.err
    ours, theirs = derived(folder), derived(tmp_path / "theirs")
    assert theirs[0] == ours[0]
    for name, rows in ours[1].items():
        assert theirs[1][name] == rows, name
    assert not (tmp_path / "theirs/lake/_run").exists()
    assert app.run(["check", "--as-of", "2026-06-30"]) == 0


def test_without_pyspark_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(UsageError, match=r"plaint\[spark\]"):
        connect(Cluster())


def test_an_option_that_is_none_is_said(small_project, capfd):
    code = app.run(["analyze", "-s", str(small_project / "plaint.toml"), "--engine", "spark", "--spark-option", "memory"])
    assert code == 2
    assert "write NAME=VALUE" in capfd.readouterr().err


@pytest.mark.parametrize(("limit", "megabytes"), [("2GB", "2000m"), ("1.5 GiB", "1500m"), ("100MB", "512m"), ("80%", "2000m")])
def test_the_memory_limit_in_java_s_words(limit, megabytes):
    assert _megabytes(limit) == megabytes
