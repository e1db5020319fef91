"""Texts of a case: who spoke to whom, and what was read."""

import pytest

ENDED = {"received_at": "2026-06-01 09:00", "resolved_at": "2026-06-02 09:00"}


def directions(log):
    return {row["text_id"]: row["direction"] for row in log.derive(only=["case_texts"]).rows("case_texts")}


@pytest.mark.parametrize(
    ("event", "direction"),
    [
        ({"kind": "contact", "direction": "out"}, "out"),
        ({"kind": "contact", "direction": "in"}, "in"),
        ({"kind": "contact"}, None),
        ({"kind": "contact", "direction": "out", "is_public": False}, "internal"),
        ({"kind": "note"}, "internal"),
        ({"kind": "note", "direction": "out"}, "out"),
        ({"kind": "assigned"}, "internal"),
        ({"kind": "promised"}, "out"),
        ({"kind": "received"}, "in"),
        ({"kind": "solution_refused"}, "in"),
    ],
)
def test_an_event_s_words_go_where_it_says_or_its_kind_tells(log, event, direction):
    log.event("c1", "2026-06-01 10:00", text="…", **event)
    assert directions(log) == {"e1": direction}


def test_automatic_and_empty_texts_are_none(log):
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…", is_automatic=True)
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="  ")
    assert directions(log) == {}


def test_the_record_holds_the_customer_s_words_and_after_the_end_ours(log):
    log.complaint("open", "2026-06-01 09:00", resolution="not yet")
    log.complaint("ended", **ENDED, description="…", resolution="…")
    rows = log.derive(only=["case_texts"]).rows("case_texts")
    assert [(row["text_id"], row["text_kind"], row["direction"]) for row in rows] == [
        ("ended", "description", "in"),
        ("ended", "resolution", "out"),
    ]


def test_a_call_has_two_voices_though_the_calls_are_a_source_of_their_own(log):
    log.complaint("c1", **ENDED)
    call = {"source": "desk", "complaint_id": "c1", "text": "…", "started_at": "2026-06-01 10:00"}
    log.add("calls", {"call_id": "k1", "direction": "out"}, {"call_id": "k2", "direction": "in"}, **call)
    rows = log.derive(only=["case_texts"]).rows("case_texts")
    assert [(row["source"], row["text_source"], row["text_id"], row["direction"]) for row in rows] == [
        ("test", "desk", "k1", "both"),
        ("test", "desk", "k2", "both"),
    ]


def test_only_texts_that_were_read_count_as_read(log):
    log.event("c1", "2026-06-01 10:00", "note", text="…")
    log.event("c1", "2026-06-01 11:00", "note", text="…")
    log.add("words_scanned", {"text_kind": "event", "text_id": "e1"}, {"text_kind": "call", "text_id": "e2"})
    rows = log.derive(only=["case_texts"]).rows("case_texts")
    assert {row["text_id"]: row["is_read"] for row in rows} == {"e1": True, "e2": False}
