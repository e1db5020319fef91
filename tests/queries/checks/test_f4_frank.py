"""F4: no evasion, no pushing off, no belittling words?"""

import pytest


@pytest.mark.parametrize("category", ["evasion", "condescending_or_command"])
def test_a_never_say_word_fails_and_is_quoted(log, judge, category):
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    judge.read("e1", ("regret", "sorry"), (category, "not our job"))
    row = judge.verdicts("F4")["c1"]
    assert (row["verdict"], row["evidence"], row["event_id"], row["measured"]) == (
        "fail",
        'said: "not our job"',
        "e1",
        1,
    )


def test_texts_without_them_pass(log, judge):
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    judge.read("e1", ("regret", "sorry"))
    assert judge.verdict("F4") == ("pass", "no never-say word in the texts to the customer: 1")


def test_what_a_note_says_did_not_reach_the_customer(log, judge):
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    log.event("c1", "2026-06-01 11:00", "note", text="…")
    judge.read("e1").read("e2", ("evasion", "not our job"))
    assert judge.verdict("F4")[0] == "pass"


def test_a_hidden_text_did_not_reach_the_customer(log, judge):
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", is_public=False, text="…")
    judge.read("e1", ("evasion", "not our job"))
    assert judge.verdict("F4") == ("unknown", "the log holds no outbound text")


def test_one_unread_text_is_unknown_unless_another_failed(log, judge):
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    log.event("c1", "2026-06-01 11:00", "contact", direction="out", text="…")
    judge.read("e1")
    assert judge.verdict("F4") == ("unknown", "an outbound text was not read for words")
    judge.read("e2", ("evasion", "not our job"))
    assert judge.verdict("F4")[0] == "fail"
