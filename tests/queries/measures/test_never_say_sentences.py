"""Words never to use: listed with who said them, never from customers or good texts."""

from pathlib import Path

from plaint.settings import Settings, SettingsFile
from plaint.words import scan


def read(log):
    scan(log.con, SettingsFile(Path("plaint.toml"), Settings(), "", ""), lambda _text: None)
    return log.derive(only=["case_words"])


def test_the_words_are_listed_with_team_and_person(log):
    log.event("c1", "2026-06-01 09:00", "contact", direction="out", team="desk", actor="Jo", text="这个我不太清楚，您自己问问厂家吧。")
    read(log)
    rows = log.rows("never_say_sentences", columns=["team", "person", "category"])
    assert {"team": "desk", "person": "Jo", "category": "evasion"} in rows


def test_good_texts_and_customers_words_are_not_listed(log):
    log.event("c1", "2026-06-01 09:00", "contact", direction="out", text="I don't know yet, I will find out and call you by four.")
    log.event("c1", "2026-06-01 10:00", "contact", direction="in", text="Not my problem.")
    read(log)
    assert log.rows("never_say_sentences") == []
