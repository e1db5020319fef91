"""Answers of the measures are kept until the database changes, and never stand for another one's."""

import os
from datetime import datetime, timedelta

import pytest
from plaint import answers as answers_module
from plaint import engine
from plaint.answers import Answers, kept_answers

AS_OF = datetime(2026, 3, 1)  # noqa: DTZ001
NAME = "sla_reasons"


@pytest.fixture
def desk(log):
    log.complaint("C1", "2026-01-05 09:00")
    log.complaint("C2", "2026-01-06 09:00")
    log.derive("2026-03-01", only=["clock_verdicts", "cases"])
    return log


def test_what_was_kept_is_what_was_asked(desk, tmp_path):
    asked = engine.measure(desk.con, NAME, AS_OF)
    assert Answers(desk.con, AS_OF, tmp_path / "answers").measure(NAME).equals(asked)
    kept = Answers(None, AS_OF, tmp_path / "answers").measure(NAME)  # without a connection it can't ask
    assert kept.equals(asked)
    assert kept.schema == asked.schema


def test_a_condition_cuts_what_is_kept_as_it_cuts_the_measure(desk, tmp_path):
    answers = Answers(desk.con, AS_OF, tmp_path / "answers")
    asked = engine.measure(desk.con, "sla_by_clock", AS_OF, where="clock = 'resolution'")
    assert answers.measure("sla_by_clock", "clock = 'resolution'").to_pylist() == asked.to_pylist()
    assert answers.measure("case_facts", "complaint_id = 'C2'").num_rows == 1
    assert answers.measure("case_facts", "complaint_id = 'C3'").num_rows == 0


def test_the_head_of_a_list_says_how_long_it_is(desk):
    answers, whole = Answers(desk.con, AS_OF), engine.measure(desk.con, "case_facts", AS_OF)
    for limit in (0, 1, 2, 3):
        rows, first = answers.head("case_facts", "", limit)
        assert (rows, first.to_pylist()) == (2, whole.slice(0, limit).to_pylist())
    assert answers.head("case_facts", "complaint_id = 'C3'", 5)[0] == 0


def test_a_damaged_answer_is_asked_anew(desk, tmp_path):
    asked = Answers(desk.con, AS_OF, tmp_path).measure(NAME)
    (tmp_path / f"{NAME}.arrow").write_bytes(b"0" * 500)
    assert Answers(desk.con, AS_OF, tmp_path).measure(NAME).equals(asked)
    whole = (tmp_path / f"{NAME}.arrow").read_bytes()
    (tmp_path / f"{NAME}.arrow").write_bytes(whole[:-9])
    assert Answers(desk.con, AS_OF, tmp_path).measure(NAME).equals(asked)


def test_an_answer_of_many_rows_is_not_kept(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(answers_module, "MOST_ROWS", 1)
    answers = Answers(desk.con, AS_OF, tmp_path / "answers")
    assert [answers.measure("case_facts").num_rows for _ in range(2)] == [2, 2]
    assert not (tmp_path / "answers").exists()


def test_where_nothing_can_be_written_the_measure_still_answers(desk, tmp_path):
    (tmp_path / "answers").write_text("in the way", encoding="utf-8")
    assert Answers(desk.con, AS_OF, tmp_path / "answers").measure(NAME).equals(engine.measure(desk.con, NAME, AS_OF))


@pytest.fixture
def published(tmp_path):
    path = tmp_path / "plaint.duckdb"
    con = engine.connect(str(path))
    engine.create_tables(con)
    con.execute("insert into store_facts (name, value) values ('run_id', 'a'), ('as_of', '2026-03-01T00:00:00')").fetchall()
    yield path, con
    con.close()


def test_another_run_another_instant_and_another_file_have_answers_of_their_own(published):
    path, con = published
    first = kept_answers(con, path, AS_OF).folder
    assert kept_answers(con, path, AS_OF).folder == first
    os.utime(path, ns=(1, 1))
    second = kept_answers(con, path, AS_OF).folder
    con.execute("update store_facts set value = 'b' where name = 'run_id'").fetchall()
    third = kept_answers(con, path, AS_OF).folder
    assert len({first, second, third}) == 3
    assert kept_answers(con, path, AS_OF + timedelta(days=1)).folder is None
