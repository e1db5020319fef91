"""The lake holds exactly what is loaded, cut by source and day; only changed days are written, each in one rename."""

import pytest
from plaint import query_files
from plaint.errors import DamagedError, UsageError
from plaint.lake import Lake, write_lake
from plaint.lake import days as days_module


@pytest.fixture
def lake(tmp_path):
    return Lake(tmp_path / "lake")


@pytest.fixture
def loaded(log):
    """Two sources, three days and an undated case; the sources bear letters that no path may hold as they are."""
    for source, day in (("a/b=c", 1), ("a/b=c", 2), ("投诉 50%", 3)):
        log.complaint(f"c{day}", f"2026-01-0{day} 23:59:59", source=source, description="dear\nsir")
        log.event(f"c{day}", f"2026-01-0{day} 12:00", "received", source=source)
    log.complaint("undated", source="a/b=c", description="dear\nsir")
    return log


def read_back(log, lake, table):
    names = ", ".join(f'"{column.name}"' for column in query_files.load_all()[table].columns)
    found = f"select {names} from read_parquet('{lake.pattern(table)}', hive_partitioning = true, hive_types = {{'source': varchar, 'day': date}})"
    order = f"select {names} from"
    return (
        log.con.execute(f"{order} ({found}) order by all").fetchall(),
        log.con.execute(f'{order} "{table}" order by all').fetchall(),
    )


def stamps(lake):
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in lake.root.rglob("*.parquet")}


@pytest.mark.parametrize("table", ["complaints", "events"])
def test_what_is_read_back_is_what_was_loaded(loaded, lake, table):
    account = write_lake(loaded.con, lake)
    theirs, ours = read_back(loaded, lake, table)
    assert theirs == ours
    assert (account.written, account.same, account.removed, account.rows) == (10, 0, 0, 7)


def test_a_part_a_source_and_day(loaded, lake):
    write_lake(loaded.con, lake)
    assert lake.part("complaints", "a/b=c", "2026-01-02").is_file()
    assert lake.part("complaints", "a/b=c", None).is_file()
    assert lake.part("events", "投诉 50%", "2026-01-03").is_file()
    assert not lake.beside.exists()


def test_a_second_write_of_the_same_changes_no_file(loaded, lake):
    write_lake(loaded.con, lake)
    before = stamps(lake)
    account = write_lake(loaded.con, lake)
    assert (account.written, account.same) == (0, 10)
    assert stamps(lake) == before


def test_only_a_changed_day_is_replaced_and_a_new_one_added(loaded, lake):
    write_lake(loaded.con, lake)
    before = stamps(lake)
    loaded.event("c1", "2026-01-01 13:00", "note", source="a/b=c")
    loaded.event("c1", "2026-01-09 13:00", "note", source="a/b=c")
    assert write_lake(loaded.con, lake).written == 2
    after = stamps(lake)
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed == {lake.part("events", "a/b=c", "2026-01-01"), lake.part("events", "a/b=c", "2026-01-09")}
    theirs, ours = read_back(loaded, lake, "events")
    assert theirs == ours


def test_a_day_that_holds_nothing_any_more_goes(loaded, lake):
    write_lake(loaded.con, lake)
    loaded.con.execute("delete from complaints where source <> 'a/b=c'").fetchall()
    assert write_lake(loaded.con, lake).removed == 1
    assert not lake.part("complaints", "投诉 50%", "2026-01-03").parent.parent.exists()
    theirs, ours = read_back(loaded, lake, "complaints")
    assert theirs == ours


def test_a_write_that_dies_leaves_whole_days_and_the_next_makes_it_good(loaded, lake, monkeypatch):
    write_lake(loaded.con, lake)
    loaded.con.execute("update complaints set description = 'changed'").fetchall()
    swapped = []

    def die_at_the_third(new, place):
        if len(swapped) == 2:
            raise OSError(5, "Input/output error")
        swapped.append(place)
        new.replace(place)

    monkeypatch.setattr(days_module, "_swap", die_at_the_third)
    with pytest.raises(OSError, match="Input/output"):
        write_lake(loaded.con, lake)
    theirs, _ = read_back(loaded, lake, "complaints")
    place = [column.name for column in query_files.load_all()["complaints"].columns].index("description")
    assert sorted(str(row[place]) for row in theirs) == ["changed", "changed", "dear\nsir", "dear\nsir"]
    monkeypatch.undo()
    write_lake(loaded.con, lake)
    theirs, ours = read_back(loaded, lake, "complaints")
    assert theirs == ours


def test_a_lost_file_is_written_again(loaded, lake):
    write_lake(loaded.con, lake)
    lake.part("events", "a/b=c", "2026-01-01").unlink()
    assert write_lake(loaded.con, lake).written == 1


def test_a_part_of_several_files_becomes_one(loaded, tmp_path):
    folder = tmp_path / "day"
    folder.mkdir()
    for number in (0, 1):
        loaded.con.execute(f"copy (select {number} as line) to '{folder}/data_{number}.parquet' (format parquet)").fetchall()
    whole = days_module._one_file(loaded.con, folder, "line")
    assert loaded.con.execute(f"select line from read_parquet('{whole}')").fetchall() == [(0,), (1,)]


def test_a_folder_of_something_else_is_left_alone(loaded, tmp_path):
    (tmp_path / "letter.txt").write_text("dear sir", encoding="utf-8")
    with pytest.raises(UsageError, match="no lake"):
        write_lake(loaded.con, Lake(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_manifest_that_is_none_is_said(loaded, lake):
    write_lake(loaded.con, lake)
    lake.manifest.write_text("[]", encoding="utf-8")
    with pytest.raises(DamagedError, match="no manifest"):
        write_lake(loaded.con, lake)


def test_the_lake_of_another_database_is_left_alone(loaded, lake):
    """The first run tells a database from another; a lake that was written before it was told is taken over."""
    run = "insert into runs (run_id, started_at) values (?, ?)"
    write_lake(loaded.con, lake)
    loaded.con.execute(run, ["later", "2026-02-02"])
    loaded.con.execute(run, ["first", "2026-02-01"])
    write_lake(loaded.con, lake)
    before = stamps(lake)
    loaded.con.execute("delete from runs where run_id = 'first'")
    with pytest.raises(UsageError, match=r"another database \(its first run is first, ours later\).*--to"):
        write_lake(loaded.con, lake)
    assert stamps(lake) == before
