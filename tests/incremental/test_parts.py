"""What does not fit into the memory limit at once is derived part by part, with the rows of deriving it whole."""

import pytest
from plaint import apart, engine, query_files

from .world import Desk


def test_a_log_derived_in_parts_has_the_rows_of_one_derived_whole(tmp_path, monkeypatch):
    desk = Desk(tmp_path, seed=7)
    desk.analyze()
    whole = desk.tables()
    monkeypatch.setattr(apart, "parts_needed", lambda _con: 3)
    desk.con.execute("begin")
    engine.derive(desk.con, desk.now)
    parted = desk.tables()
    desk.con.execute("rollback")
    assert {name for name, rows in whole.items() if rows} > {"cases", "clock_verdicts", "findings"}
    for name, rows in whole.items():
        assert parted[name] == rows, name


def test_an_analysis_in_parts_is_that_of_the_whole(tmp_path, monkeypatch):
    for name in ("whole", "parted"):
        (tmp_path / name).mkdir()
    whole, parted = (Desk(tmp_path / name, seed=8) for name in ("whole", "parted"))
    whole.analyze()
    monkeypatch.setattr(apart, "parts_needed", lambda _con: 3)
    parted.analyze()
    assert whole.tables() == parted.tables()


@pytest.mark.parametrize(("parts", "kept"), [(1, 0), (2, 1)])
def test_what_is_done_is_committed_where_a_log_goes_in_parts(monkeypatch, parts, kept):
    monkeypatch.setattr(apart, "parts_needed", lambda _con: parts)
    con = engine.connect(":memory:")
    engine.create_tables(con)
    con.execute("begin")
    for name in ("before", "after"):
        con.execute("insert into complaints (source, complaint_id) values ('desk', ?)", [name]).fetchall()
        if name == "before":
            apart.keep_so_far(con)
    con.execute("rollback")
    assert con.execute("select count(*) from complaints").fetchall() == [(kept,)]


@pytest.mark.parametrize(("limit", "events", "parts"), [("4GiB", 35, 1), ("4GiB", 36, 1), ("4GiB", 37, 2), ("1GiB", 37, 5)])
def test_parts_are_as_many_as_the_rows_need(monkeypatch, limit, events, parts):
    monkeypatch.setattr(apart, "ROWS_PER_GIB", 9)
    con = engine.connect(":memory:", means=engine.Means(limit))
    engine.create_tables(con)
    con.execute(f"insert into events (source, complaint_id) select 's', 'c' || range from range({events})")
    assert apart.parts_needed(con) == parts


def test_files_derived_by_case_customer_or_clock_go_in_parts():
    for query in query_files.run_order():
        assert len(apart.in_parts(query, 4)) == (4 if query.derived_by in {"case", "customer", "clock"} else 1), query.name
        assert query.derived_by != "customer" or "cases" in query.inputs
        assert apart.in_parts(query, 1) == [""]
    (by_clock,) = [query for query in query_files.run_order() if query.derived_by == "clock"]
    for clause in apart.in_parts(by_clock, 2):
        assert 'from "clock_verdicts" where hash(clock)' in clause
        assert 'from "clock_holders" where hash(clock)' in clause
        assert '"cases" as' not in clause
