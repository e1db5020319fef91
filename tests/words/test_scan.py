"""Texts are read once: new ones, changed ones, and all anew when the lists change; never automatic ones."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from plaint.errors import SettingsError
from plaint.settings import Settings, SettingsFile
from plaint.settings.wording import Wording
from plaint.words import scan

SETTINGS = SettingsFile(Path("plaint.toml"), Settings(), "", "")


def read(log, settings=SETTINGS):
    return scan(log.con, settings, lambda _text: None)


def spans(log):
    return [(row["text_kind"], row["text_id"], row["category"]) for row in log.rows("word_spans")]


def test_only_new_and_changed_texts_are_read(log):
    log.event("c1", "2026-06-01 09:00", "contact", direction="out", text="So sorry about the dent.")
    log.event("c1", "2026-06-01 10:00", "contact", direction="in", text="Still no answer!")
    assert read(log) == 2
    assert spans(log) == [("event", "e1", "regret"), ("event", "e2", "chases")]
    assert read(log) == 0
    log.con.execute("update events set text = 'The lamp is blue.' where event_id = 'e1'").fetchall()
    assert read(log) == 1
    assert spans(log) == [("event", "e2", "chases")]


def test_texts_are_read_inside_a_transaction_too_batch_by_batch(log, monkeypatch):
    monkeypatch.setattr(sys.modules[scan.__module__], "_BATCH", 2)
    for hour in range(10, 15):
        log.event("c1", f"2026-06-01 {hour}:00", "contact", direction="out", text=f"So sorry about dent {hour}.")
    log.con.execute("begin")
    assert read(log) == 5
    assert spans(log) == [("event", f"e{number}", "regret") for number in range(1, 6)]
    log.con.execute("commit")


def test_a_text_that_is_gone_is_forgotten(log):
    log.event("c1", "2026-06-01 09:00", "contact", direction="out", text="So sorry about the dent.")
    read(log)
    log.con.execute("delete from events").fetchall()
    assert read(log) == 0
    assert spans(log) == []
    assert log.rows("words_scanned") == []


def test_automatic_and_empty_texts_are_not_read(log):
    log.event("c1", "2026-06-01 09:00", "contact", direction="out", text="So sorry!", is_automatic=True)
    log.event("c1", "2026-06-01 09:00", "contact", direction="out", text="  ")
    assert read(log) == 0


def test_descriptions_come_in_resolutions_go_out_calls_have_two_voices(log):
    log.complaint("c1", "2026-06-01", description="I shall sue you.", resolution="We refunded the fee.")
    log.add("calls", {"call_id": "k1", "text": "So sorry about the dent. - Still no answer!"})
    read(log)
    assert spans(log) == [
        ("call", "k1", "chases"),
        ("call", "k1", "regret"),
        ("description", "c1", "threat"),
        ("resolution", "c1", "compensation_offer"),
    ]


def test_a_note_is_ours_and_the_customers_too_where_it_begins_with_him(log):
    log.event("c1", "2026-06-01 09:00", "note", text="客户要求赔偿五百元。")
    log.event("c1", "2026-06-01 10:00", "note", text="已致电，催了三次了。")
    read(log)
    assert ("event", "e1", "demands_compensation") in spans(log)
    assert not [one for one in spans(log) if one[1] == "e2" and one[2] == "chases"]


def test_new_lists_read_everything_again(log):
    log.event("c1", "2026-06-01 09:00", "contact", direction="out", text="Alas, the lamp.")
    read(log)
    own = replace(SETTINGS, settings=Settings(words=Wording(add={"en": {"regret": ("alas",)}})))
    assert read(log, own) == 1
    assert spans(log) == [("event", "e1", "regret")]


def test_the_same_text_in_many_places_is_read_once_and_kept_for_each(log):
    for hour in range(9, 12):
        log.event("c1", f"2026-06-01 {hour:02}:00", "contact", direction="out", text="So sorry about the dent.")
    log.event("c1", "2026-06-01 12:00", "contact", direction="in", text="So sorry about the dent.")
    assert read(log) == 4
    assert spans(log) == [("event", f"e{number}", "regret") for number in (1, 2, 3)]


def test_a_phrase_that_is_no_pattern_is_a_settings_error(log):
    own = replace(SETTINGS, settings=Settings(words=Wording(add={"en": {"regret": ("re:(",)}})))
    with pytest.raises(SettingsError, match="words"):
        read(log, own)
