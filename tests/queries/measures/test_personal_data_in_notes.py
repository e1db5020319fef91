"""Personal data in notes: the place is told, the number never."""

from pathlib import Path

from plaint.settings import Settings, SettingsFile
from plaint.words import scan


def read(log):
    scan(log.con, SettingsFile(Path("plaint.toml"), Settings(), "", ""), lambda _text: None)
    return log.derive(only=["case_words"])


def test_a_note_with_a_phone_number_is_listed_without_it(log):
    log.event("c1", "2026-06-01 09:00", "note", team="desk", actor="Jo", text="tel 13912345678")
    read(log)
    row = log.row("personal_data_in_notes")
    assert (row["team"], row["person"], row["span_from"], row["characters"]) == ("desk", "Jo", 4, 11)
    assert "13912345678" not in str(row)


def test_masked_numbers_are_no_finding(log):
    log.event("c1", "2026-06-01 09:00", "note", text="tel ending 5678, card 4111 **** **** 1111")
    read(log)
    assert log.rows("personal_data_in_notes") == []
