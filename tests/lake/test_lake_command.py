"""`plaint lake write`."""

import duckdb
from plaint import app

SETTINGS = """
[project]
timezone = "UTC"
[[sources]]
name = "desk"
kind = "complaints"
files = ["cases.csv"]
columns = { complaint_id = "id", received_at = "received" }
"""


def test_the_lake_lies_beside_the_database_and_follows_it(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plaint.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "cases.csv").write_text("id,received\na,2026-01-01 10:00:00\nb,2026-01-02 10:00:00\n", encoding="utf-8")
    assert app.run(["load"]) == 0
    assert app.run(["lake", "write"]) == 0
    assert "5 parts written, 0 as they were, 0 removed" in capfd.readouterr().err
    found = duckdb.sql("select complaint_id, cast(day as varchar) from 'lake/complaints/*/*/*.parquet' order by 1").fetchall()
    assert found == [("a", "2026-01-01"), ("b", "2026-01-02")]
    assert app.run(["lake", "write"]) == 0
    assert "0 parts written, 5 as they were" in capfd.readouterr().err


def test_before_the_first_load_there_is_nothing_to_write(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plaint.toml").write_text(SETTINGS, encoding="utf-8")
    assert app.run(["lake", "write"]) == 2
    assert "run `plaint load` first" in capfd.readouterr().err
    assert not (tmp_path / "lake").exists()
