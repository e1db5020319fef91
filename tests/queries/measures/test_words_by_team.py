"""What each team says to customers: texts with the words, of texts read."""

from pathlib import Path

from plaint.settings import Settings, SettingsFile
from plaint.words import scan


def read(log):
    scan(log.con, SettingsFile(Path("plaint.toml"), Settings(), "", ""), lambda _text: None)
    return log.derive(only=["case_words"])


def test_texts_with_words_are_counted_of_texts_read(log):
    log.complaint("c1", "2026-06-01 08:00", team="desk")
    log.event(
        "c1", "2026-06-01 09:00", "contact", direction="out", team="desk", text="So sorry about the dent. So sorry about the scratch."
    )
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", team="desk", text="The lamp is blue.")
    log.event("c1", "2026-06-01 11:00", "contact", direction="in", team="desk", text="I am sorry about the noise.")
    read(log)
    row = log.row("words_by_team", "category = 'regret'")
    assert (row["team"], row["texts"], row["found"], row["unread"], row["share"]) == ("desk", 2, 1, 0, 0.5)
    assert log.row("words_by_team", "category = 'evasion'")["found"] == 0


def test_texts_that_were_not_read_have_no_share(log):
    log.event("c1", "2026-06-01 09:00", "contact", direction="out", team="desk", text="So sorry about the dent.")
    log.derive(only=["case_words"])
    row = log.row("words_by_team", "category = 'regret'")
    assert (row["texts"], row["unread"], row["share"]) == (0, 1, None)
