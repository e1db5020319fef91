"""Databases of earlier plaints: brought up to date with nothing lost; those of later ones are refused in one line."""

import gzip
import json
import shutil
from pathlib import Path

import pytest
from plaint import app, engine
from plaint.errors import DamagedError, Exit, UsageError
from plaint.store import Job, Layout, hash_of, open_database, read_facts, writing
from plaint.store import migrations as steps

from ...stored import write

STORED = sorted((Path(__file__).parents[2] / "stored").glob("v*.duckdb.gz"))
SETTINGS = """[project]
timezone = "UTC"
[loading]
max_quarantined = 1
[[sources]]
name = "desk"
kind = "complaints"
files = ["*.csv"]
columns = { complaint_id = "complaint_id", received_at = "received_at" }
"""


@pytest.fixture
def project(tmp_path):
    """A project whose database is the stored one of a version."""

    def unpack(stored):
        (tmp_path / "plaint.duckdb").write_bytes(gzip.decompress(stored.read_bytes()))
        (tmp_path / "plaint.toml").write_text(SETTINGS, encoding="utf-8")
        (tmp_path / "late.csv").write_text("complaint_id,received_at,product\n3,2026-06-05 09:00,Lamp\n", encoding="utf-8")
        database = tmp_path / "plaint.duckdb"
        manifest = Layout(database).manifest(hash_of(database))  # as the plaint that published it has left it there
        manifest.parent.mkdir(parents=True)
        manifest.write_text('{"run_id": "stored"}', encoding="utf-8")
        return database

    return unpack


def changed(database, *statements):
    """The database changed by hand, as another plaint would have left it."""
    copy = database.with_name("copy.duckdb")
    shutil.copyfile(database, copy)
    con = engine.connect(str(copy))
    for statement in statements:
        con.execute(statement).fetchall()
    con.close()
    copy.replace(database)


def rows(database, sql):
    with open_database(database) as con:
        return con.execute(sql).fetchall()


def test_every_version_up_to_this_one_is_stored():
    assert [path.name for path in STORED] == [f"v{version}.duckdb.gz" for version in range(1, engine.SCHEMA_VERSION + 1)]
    assert set(steps.STEPS) == set(range(1, engine.SCHEMA_VERSION))


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.name)
def test_a_night_on_a_stored_database_keeps_what_was_loaded(project, stored):
    database = project(stored)
    before = rows(database, "select complaint_id, product from complaints order by 1")
    settings = str(database.with_name("plaint.toml"))
    assert app.run(["nightly", "-s", settings, "--as-of", "2026-06-30"]) == 0
    assert rows(database, "select complaint_id, product from complaints order by 1") == [*before, ("3", "Lamp")]
    assert rows(database, "select count(*) from quarantine where reason = 'not_a_time'") == rows(
        database, "select count(*) from quarantine"
    )
    assert read_facts(database)["schema_version"] == str(engine.SCHEMA_VERSION)
    assert app.run(["query", "-s", settings, "case_facts"]) == 0
    assert app.run(["doctor", "-s", settings]) == 0


def test_rows_of_the_first_version_that_come_again_are_the_same_rows(project, capsys):
    """Version 2 holds the hash of a row as a number: that of a row that has not changed must be the one it was given as text."""
    database = project(STORED[1])
    changed(
        database,
        "alter table complaints add column told varchar using compression zstd",  # as version 1 kept it
        "update complaints set told = cast(cast(row_hash as ubigint) << 1 as varchar)",
        "alter table complaints drop column row_hash",
        "alter table complaints rename column told to row_hash",
        "update store_facts set value = '1' where name = 'schema_version'",
    )
    folder = database.parent
    (folder / "late.csv").unlink()
    (folder / "plaint.toml").write_text(write.SETTINGS.replace("[project]", "[loading]\nmax_quarantined = 1\n[project]"), encoding="utf-8")
    (folder / "cases.csv").write_text(write.CASES + "\n", encoding="utf-8")  # a byte more: the file itself is another one
    (folder / "events.csv").write_text(write.EVENTS + "\n", encoding="utf-8")
    assert app.run(["nightly", "-s", str(folder / "plaint.toml"), "--as-of", "2026-06-30"]) == 0
    account = json.loads(capsys.readouterr().err.splitlines()[-1])["account"]
    assert (account["same"], account["new"], account["changed"]) == (4, 0, 0)


def test_other_tables_of_an_analysis_are_made_anew(project):
    database = project(STORED[-1])
    texts = rows(database, "select count(*) from words_scanned")
    changed(database, "alter table cases drop column team", "update store_facts set value = 'older' where name = 'tables'")
    settings = str(database.with_name("plaint.toml"))
    with pytest.raises(UsageError, match="run `plaint analyze`"):
        read_facts(database)
    assert app.run(["query", "-s", settings, "case_facts"]) == Exit.USAGE
    assert app.run(["analyze", "-s", settings, "--as-of", "2026-06-30"]) == 0
    assert rows(database, "select complaint_id, team from cases order by 1") == [("1", "Desk"), ("2", "Back")]
    assert rows(database, "select count(*) from words_scanned") == texts != [(0,)]  # what is dropped is read again


def test_what_was_read_of_the_texts_stays_where_its_own_tables_are_as_they_were(project):
    """Reading is half a first night, and a cluster's id is to last; a text that came with another plaint's load is read all the same."""
    database = project(STORED[-1])
    mark = "insert into word_spans (source, text_kind, text_id, category) values ('desk', 'event', 'of old', 'thanks')"
    cluster = "insert into text_clusters (cluster_id, label) values ('c0', 'of old')"
    unread = "delete from words_scanned where text_kind = 'description' and text_id = '1'"
    older = "update store_facts set value = 'older' where name = 'tables'"
    changed(database, mark, cluster, unread, "delete from load_touches", "alter table cases drop column team", older)
    settings = str(database.with_name("plaint.toml"))
    assert app.run(["analyze", "-s", settings, "--as-of", "2026-06-30"]) == 0
    assert rows(database, "select count(*) from word_spans where text_id = 'of old'") == [(1,)]
    assert rows(database, "select count(*) from text_clusters where cluster_id = 'c0'") == [(1,)]
    assert rows(database, "select count(*) from words_scanned where text_kind = 'description' and text_id = '1'") == [(1,)]
    changed(database, "alter table word_spans drop column words", older)
    assert app.run(["analyze", "-s", settings, "--as-of", "2026-06-30"]) == 0
    assert rows(database, "select count(*) from word_spans where text_id = 'of old'") == [(0,)]
    assert rows(database, "select count(*) from text_clusters where cluster_id = 'c0'") == [(1,)]
    assert rows(database, "select count(*) > 0 from words_scanned") == [(True,)]


def test_a_new_column_of_what_was_loaded_comes_as_null(project):
    database = project(STORED[-1])
    changed(database, "alter table complaints drop column severity", "delete from store_facts where name = 'tables'")
    with writing(database, Job("load", "")):
        pass
    assert rows(database, "select complaint_id, severity, product from complaints order by 1") == [("1", None, "Lamp"), ("2", None, "Lamp")]


def test_a_later_version_has_its_steps_taken_in_order_and_once(project, monkeypatch):
    database = project(STORED[0])
    taken = {
        1: ("update complaints set product = upper(product)",),
        2: ("update complaints set product = product || '!'", "delete from quarantine"),
    }
    monkeypatch.setattr(engine, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(steps, "STEPS", taken)
    for _ in range(2):
        with writing(database, Job("load", "")):
            pass
    assert rows(database, "select distinct product from complaints") == [("LAMP!",)]
    assert rows(database, "select count(*) from quarantine") == [(0,)]
    assert read_facts(database)["schema_version"] == "3"


def test_a_step_that_fails_leaves_the_database_as_it_was(project, monkeypatch):
    import duckdb

    database = project(STORED[0])
    before = hash_of(database)
    monkeypatch.setattr(engine, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(steps, "STEPS", {1: ("delete from complaints", "select * from nothing_of_the_kind")})
    with pytest.raises(duckdb.CatalogException), writing(database, Job("load", "")):
        pass
    assert hash_of(database) == before


@pytest.mark.parametrize("version", ["99", "0", "-1", "", "two"])
def test_a_version_that_is_not_ours_is_refused_and_left_alone(project, version, capsys):
    database = project(STORED[-1])
    changed(database, f"update store_facts set value = '{version}' where name = 'schema_version'")
    before = hash_of(database)
    with pytest.raises(DamagedError, match="use the plaint that wrote it"):
        read_facts(database)
    settings = str(database.with_name("plaint.toml"))
    for command in (["nightly"], ["load"], ["query", "case_facts"], ["report"]):
        assert app.run([*command, "-s", settings]) == Exit.DAMAGED
        told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Error: ")]
        assert len(told) == 1
    assert app.run(["doctor", "-s", settings]) == Exit.DAMAGED
    assert hash_of(database) == before
