"""`plaint init`: several files of one system, and the zone of their times."""

import tomllib

import pytest
from plaint import app

LIST = "Ticket No,Received,Status\n1,2026-06-01 09:00,open\n"
HISTORY = "Ticket No,Time,Event\n1,2026-06-01 09:00,received\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tickets.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "history.csv").write_text(HISTORY, encoding="utf-8")
    return tmp_path


def sources(folder):
    table = tomllib.loads((folder / "plaint.toml").read_text(encoding="utf-8"))
    return [(one["name"], one["kind"]) for one in table["sources"]]


def test_events_are_of_the_system_whose_list_came_with_them(folder):
    assert app.run(["init", "history.csv", "tickets.csv"]) == 0
    assert sources(folder) == [("tickets", "events"), ("tickets", "complaints")]


def test_with_two_lists_nobody_can_tell_whose_the_events_are(folder):
    (folder / "other.csv").write_text("Complaint No,Received,Severity\n1,2026-06-01 09:00,urgent\n", encoding="utf-8")
    assert app.run(["init", "tickets.csv", "other.csv", "history.csv"]) == 0
    assert sources(folder) == [("tickets", "complaints"), ("other", "complaints"), ("history", "events")]


def test_lists_of_one_file_name_get_names_of_their_own(folder):
    (folder / "b").mkdir()
    (folder / "b/tickets.csv").write_text("Complaint No,Received,Severity\n1,2026-06-01 09:00,urgent\n", encoding="utf-8")
    assert app.run(["init", "tickets.csv", "b/tickets.csv"]) == 0
    assert [name for name, _ in sources(folder)] == ["tickets", "tickets_2"]


def test_a_given_zone_is_written_and_not_asked_for(folder):
    assert app.run(["init", "--timezone", "Europe/London", "tickets.csv"]) == 0
    text = (folder / "plaint.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["project"]["timezone"] == "Europe/London"
    assert "QUESTION" not in text


def test_a_zone_that_is_none_is_refused_and_nothing_written(folder, capfd):
    assert app.run(["init", "--timezone", "Europe/Londn", "tickets.csv"]) == 2
    assert "--timezone Europe/Londn: is no time zone; write an IANA name" in capfd.readouterr().err
    assert not (folder / "plaint.toml").exists()
