"""Next reply and progress update: every cycle is judged by itself."""

import pytest

OUT = {"kind": "contact", "direction": "out"}
IN = {"kind": "contact", "direction": "in"}


@pytest.fixture
def desk(log):
    log.policy('[[limits]]\nnext_reply = "2h"\nupdate = "24h"')
    log.complaint("c1", "2026-06-01 09:00")
    log.complaint("ended", "2026-06-01 09:00", closed_at="2026-06-01 09:10")
    return log


def verdicts(log, clock, as_of="2026-06-30 12:00"):
    rows = log.derive(as_of, only=["clock_verdicts"]).rows("clock_verdicts", f"clock = '{clock}'")
    return [(str(row["started_at"])[8:16], row["verdict"]) for row in rows]


def test_next_reply_runs_from_the_oldest_unanswered_message(desk):
    desk.event("c1", "2026-06-01 10:00", **IN).event("c1", "2026-06-01 11:00", **IN)
    desk.event("c1", "2026-06-01 12:00", **OUT)
    desk.event("c1", "2026-06-01 13:00", **IN).event("c1", "2026-06-01 15:00:01", **OUT)
    assert verdicts(desk, "next_reply") == [("01 10:00", "met"), ("01 13:00", "breached")]


def test_an_auto_reply_answers_nothing(desk):
    desk.event("c1", "2026-06-01 08:00", **OUT).event("c1", "2026-06-01 10:00", **IN)
    desk.event("c1", "2026-06-01 10:01", is_automatic=True, **OUT)
    assert verdicts(desk, "next_reply", "2026-06-01 12:00") == [("01 10:00", "running")]
    assert verdicts(desk, "next_reply", "2026-06-01 12:01") == [("01 10:00", "breached")]


def test_the_end_of_the_case_before_the_due_time_makes_a_reply_moot_and_a_later_end_does_not(desk):
    desk.event("c1", "2026-06-01 08:00", **OUT).event("c1", "2026-06-01 10:00", **IN)
    desk.event("c1", "2026-06-01 11:00", "closed")
    desk.complaint("c2", "2026-06-01 09:00").event("c2", "2026-06-01 10:00", **IN).event("c2", "2026-06-01 13:00", "closed")
    assert verdicts(desk, "next_reply") == [("01 10:00", "not_applicable"), ("01 10:00", "breached")]


def test_an_update_is_due_after_each_contact_while_the_case_is_open(desk):
    for day in ("01 10:00", "02 10:00", "03 11:00"):
        desk.event("c1", f"2026-06-{day}", **OUT)
    desk.event("c1", "2026-06-03 12:00", "resolved").event("c1", "2026-06-03 13:00", **OUT)
    assert verdicts(desk, "update") == [("01 10:00", "met"), ("02 10:00", "breached"), ("03 11:00", "met")]


def test_no_update_is_due_once_the_case_has_ended(desk):
    desk.event("c1", "2026-06-01 10:00", **OUT).event("c1", "2026-06-01 12:00", "resolved")
    desk.event("c1", "2026-06-05 12:00", **OUT)
    assert verdicts(desk, "update") == [("01 10:00", "not_applicable")]


def test_neither_runs_where_no_limit_is_set(log):
    log.policy('[[limits]]\nresolution = "2h"').complaint("c1", "2026-06-01 09:00")
    log.event("c1", "2026-06-01 10:00", **IN).event("c1", "2026-06-01 10:00", **OUT)
    assert verdicts(log, "next_reply") == verdicts(log, "update") == []


def test_a_contact_that_does_not_say_who_made_it_leaves_a_late_answer_unknown(log):
    log.policy('[[limits]]\nnext_reply = "4h"\nupdate = "4h"\npromise = "4h"')
    log.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-01 09:00", "contact", direction="in")
    log.event("c1", "2026-06-01 10:00", "contact").event("c1", "2026-06-02 09:00", "promised", direction="out")
    log.event("c1", "2026-06-02 10:00", "contact").event("c1", "2026-06-02 20:00", "contact", direction="out")
    log.event("c1", "2026-06-02 20:30", "resolved")
    rows = log.derive(only=["clock_verdicts"]).rows("clock_verdicts", "clock in ('next_reply', 'update', 'promise')")
    doubt = "a contact does not say who made it (direction)"
    assert [(row["clock"], row["verdict"], row["reason"]) for row in rows] == [
        ("next_reply", "unknown", doubt),
        ("promise", "unknown", doubt),
        ("update", "unknown", doubt),
        ("update", "not_applicable", "the case ended or went on before it was due"),
    ]
