"""The doctor: damage is found wherever it is, wrong sums too, and what to do is said."""

import random
import shutil

import pytest
from plaint import app, engine
from plaint.doctor import examine
from plaint.errors import Exit
from plaint.invariants import INVARIANTS
from plaint.settings import read_settings
from plaint.store import Job, Layout, writing

SETTINGS = """[project]
timezone = "UTC"
[[sources]]
name = "desk"
kind = "complaints"
files = ["in/*.csv"]
columns = { complaint_id = "complaint_id", received_at = "received_at" }
"""
CSV = "complaint_id,received_at,product\n1,2026-06-01 09:00,Lamp\n2,2026-06-03 09:00,Lamp\n"


@pytest.fixture(scope="module")
def analyzed(tmp_path_factory):
    """A project with two published generations; read only, copy it."""
    folder = tmp_path_factory.mktemp("well")
    (folder / "in").mkdir()
    (folder / "in/a.csv").write_text(CSV, encoding="utf-8")
    (folder / "plaint.toml").write_text(SETTINGS, encoding="utf-8")
    settings = str(folder / "plaint.toml")
    assert app.run(["load", "-s", settings]) == 0
    assert app.run(["analyze", "-s", settings, "--as-of", "2026-06-30"]) == 0
    return folder


@pytest.fixture
def settings(analyzed, tmp_path):
    shutil.copytree(analyzed, tmp_path / "p")
    return read_settings(tmp_path / "p/plaint.toml")


def ills(settings):
    return [finding.what for finding in examine(settings) if not finding.is_well]


def test_a_whole_store_is_well(settings):
    assert ills(settings) == []


def test_100_truncations_are_found(settings):
    chosen, path = random.Random(1), settings.database
    whole = path.read_bytes()
    for length in [0, 1, len(whole) - 1, *(chosen.randrange(len(whole)) for _ in range(97))]:
        path.write_bytes(whole)
        with path.open("r+b") as file:
            file.truncate(length)
        assert len(ills(settings)) == 1, length


def test_100_flipped_bits_are_found(settings):
    chosen, path = random.Random(2), settings.database
    size = path.stat().st_size
    with path.open("r+b", buffering=0) as file:
        for place in [0, size - 1, *(chosen.randrange(size) for _ in range(98))]:
            file.seek(place)
            byte = file.read(1)[0]
            for value in (byte ^ (1 << chosen.randrange(8)), byte):
                file.seek(place)
                file.write(bytes([value]))
                assert len(ills_by_hash(settings)) == (value != byte), place


def ills_by_hash(settings):
    """As `ills`, without reading every table of a file that is well."""
    from plaint import doctor

    return [] if doctor._published(Layout(settings.database)) else ills(settings)


def test_the_generation_to_put_back_is_named_and_makes_it_well(settings):
    settings.database.write_bytes(settings.database.read_bytes()[:-1])
    kept = Layout(settings.database).generations / "00000001.duckdb"
    assert f"copy {kept} over it" in ills(settings)[0]
    shutil.copyfile(kept, settings.database)
    assert ills(settings) == []


def test_a_damaged_generation_is_not_proposed(settings):
    kept = Layout(settings.database).generations / "00000001.duckdb"
    for path in (kept, settings.database):
        path.write_bytes(path.read_bytes()[:-1])
    assert "no earlier generation is whole: move it away and load the exports again" in ills(settings)[0]


def test_a_damaged_manifest_is_a_finding(settings):
    for manifest in (Layout(settings.database).folder / "manifests").iterdir():
        manifest.write_text('{"run', encoding="utf-8")
    assert "differs from what was published" in ills(settings)[0]


def test_the_log_of_a_foreign_writer_is_a_finding(settings):
    settings.database.with_name("plaint.duckdb.wal").write_bytes(b"x")
    assert "another program wrote into the database" in ills(settings)[0]


BREAKS = {
    "accounts": ("update imports set rows_read = rows_read + 1, lines = lines + 1", "a.csv: 3 rows read, but 2 accounted for"),
    "accounts, below none": (
        "update imports set rows_new = rows_new + 5, rows_same = rows_same - 5",
        "accounts: a.csv: 2 rows read, but 2 accounted for",
    ),
    "lines": ("update imports set lines = lines + 1", "lines: a.csv: 4 lines, but 3 accounted for"),
    "origins": ("update complaints set import_id = 'x' where complaint_id = '1'", "complaints: 1 rows of no known import"),
    "quarantine, its import": (
        "insert into quarantine (import_id, line, column_name, file) values ('x', 1, '', 'b.csv')",
        "b.csv: quarantined rows",
    ),
    "quarantine, its rows": (
        "update imports set rows_quarantined = 1, rows_new = rows_new - 1",
        "a.csv: quarantined rows and their import",
    ),
    "ledger": (
        "delete from runs where command = 'load' and as_of is null and started_at < (select max(started_at) from runs)",
        "is not in the ledger",
    ),
    "cases": ("delete from cases where complaint_id = '1'", "cases: complaint 1 is no case"),
    "verdicts, one missing": ("delete from findings where code = 'W1' and complaint_id = '1'", "check W1 has 1, not one for each case"),
    "verdicts, an unknown one": (
        "update findings set verdict = 'maybe' where code = 'W1' and complaint_id = '1'",
        "check W1 has 2, not one for each case",
    ),
    "checks": ("delete from findings where code = 'W1'", "check W1 has no verdicts"),
    "findings": ("update findings set complaint_id = 'nobody' where code = 'W1' and complaint_id = '1'", "judges nobody, which is no case"),
    "keys, doubled": (
        "insert into complaints select * from complaints where complaint_id = '1'",
        "table complaints: 1 keys stand more than once",
    ),
    "keys, missing": (
        "update complaints set complaint_id = null where complaint_id = '1'",
        "table complaints: 1 rows lack a part of their key",
    ),
    "tables": ("alter table cases drop column team", "table cases: "),
}


@pytest.mark.parametrize(("change", "told"), BREAKS.values(), ids=BREAKS)
def test_what_does_not_hold_is_found_and_what_to_do_is_said(settings, change, told):
    with writing(settings.database, Job("load", "")) as work:
        work.con.execute(change).fetchall()
    (found,) = [what for what in ills(settings) if told in what]
    assert "; " in found or told == "table cases: "


def test_every_invariant_has_a_change_that_breaks_it():
    assert {one.name for one in INVARIANTS} <= {name.partition(",")[0] for name in BREAKS}


def test_a_load_after_the_last_analysis_breaks_nothing(settings):
    (settings.path.parent / "in/b.csv").write_text(CSV.replace("1,", "8,").replace("2,", "9,", 1), encoding="utf-8")
    assert app.run(["load", "-s", str(settings.path)]) == 0
    assert ills(settings) == []


def test_a_damaged_generation_is_found(settings):
    kept = Layout(settings.database).generations / "00000001.duckdb"
    kept.write_bytes(kept.read_bytes()[:-1])
    assert ills(settings) == [f"{kept}: is none that was published here, or was damaged since; delete it, it can't be put back"]


def test_the_schema_is_told(settings):
    told = f"schema: version {engine.SCHEMA_VERSION}, written by plaint "
    assert [finding.what for finding in examine(settings) if finding.what.startswith(told)]


def test_a_backup_is_a_whole_copy_and_is_never_overwritten(settings, tmp_path, capsys):
    target = tmp_path / "backup.duckdb"
    command = ["doctor", "-s", str(settings.path), "--backup", str(target)]
    assert app.run(command) == 0
    assert target.read_bytes() == settings.database.read_bytes()
    assert app.run(command) == Exit.USAGE
    assert "never overwritten" in capsys.readouterr().err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["backup.duckdb", "p"]


def test_a_backup_put_back_is_well(settings, tmp_path):
    target = tmp_path / "backup.duckdb"
    assert app.run(["doctor", "-s", str(settings.path), "--backup", str(target)]) == 0
    for _ in range(5):
        with writing(settings.database, Job("load", "")):
            pass
    shutil.copyfile(target, settings.database)
    assert ills(settings) == []


def test_what_is_damaged_is_not_backed_up(settings, tmp_path):
    settings.database.write_bytes(settings.database.read_bytes()[:-1])
    target = tmp_path / "backup.duckdb"
    assert app.run(["doctor", "-s", str(settings.path), "--backup", str(target)]) == Exit.DAMAGED
    assert not target.exists()
