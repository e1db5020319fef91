"""First contact and recovery: what counts as a contact, and what the log cannot tell."""

import pytest

ANSWER = {"kind": "contact", "direction": "out"}


def verdicts(log, clock="first_contact", case="c1"):
    rows = log.derive(only=["clock_verdicts"]).rows("clock_verdicts", f"clock = '{clock}' and complaint_id = '{case}'")
    return [(row["verdict"], row["stop_event_id"]) for row in rows]


@pytest.fixture
def desk(log):
    """The default policy, and another case whose contact shows that the log records contacts."""
    log.policy()
    log.complaint("other", "2026-06-01 09:00")
    log.event("other", "2026-06-01 09:10", **ANSWER)
    return log


def test_the_default_limits_follow_severity_and_an_unstated_one_is_very_urgent(desk):
    for name, severity in (("g", "general"), ("u", "urgent"), ("v", "very_urgent"), ("none", None), ("own", "P3")):
        desk.complaint(name, "2026-06-01 09:00", severity=severity)
    rows = desk.derive(only=["clock_verdicts"]).rows("clock_verdicts", "clock = 'first_contact'")
    hours = {row["complaint_id"]: row["limit_seconds"] / 3600 for row in rows}
    assert hours == {"g": 24, "u": 8, "v": 4, "none": 4, "own": 4, "other": 4}


def test_a_public_answer_by_a_person_stops_it(desk):
    desk.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-01 10:00", **ANSWER)
    assert verdicts(desk) == [("met", "e2")]


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "contact", "direction": "out", "is_automatic": True},
        {"kind": "contact", "direction": "out", "is_public": False},
        {"kind": "contact", "direction": "internal"},
        {"kind": "contact", "direction": "in"},
        {"kind": "note", "direction": "out"},
    ],
)
def test_an_auto_reply_an_internal_note_or_the_customer_s_own_message_does_not(desk, event):
    desk.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-01 10:00", **event)
    assert verdicts(desk) == [("breached", None)]


def test_an_answered_outbound_call_stops_it_and_an_unanswered_one_does_not(desk):
    call = {"complaint_id": "c1", "direction": "out", "source": "phone"}
    desk.complaint("c1", "2026-06-01 09:00")
    desk.add("calls", {"call_id": "k1", "started_at": "2026-06-01 09:30", "outcome": "no_answer", **call})
    assert verdicts(desk) == [("breached", None)]
    desk.add(
        "calls",
        {"call_id": "k2", "started_at": "2026-06-01 10:00", "answered_at": "2026-06-01 10:00:09", **call},
    )
    assert verdicts(desk) == [("met", "call:phone:k2")]


def test_a_log_without_any_contact_leaves_it_unknown(log):
    log.policy().complaint("c1", "2026-06-01 09:00", closed_at="2026-06-20 09:00")
    row = log.derive(only=["clock_verdicts"]).row("clock_verdicts", "clock = 'first_contact'")
    assert (row["verdict"], row["reason"]) == ("unknown", "the log holds no contact by a person")


def test_a_contact_without_direction_before_the_due_time_leaves_it_unknown(desk):
    desk.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-01 10:00", "contact")
    assert verdicts(desk) == [("unknown", None)]
    desk.complaint("c2", "2026-06-01 09:00").event("c2", "2026-06-01 14:00", "contact")
    assert verdicts(desk, case="c2") == [("breached", None)]


def test_a_case_without_receipt_is_unknown(desk):
    desk.complaint("c1")
    row = desk.derive(only=["clock_verdicts"]).row("clock_verdicts", "complaint_id = 'c1' and clock = 'first_contact'")
    assert (row["verdict"], row["reason"]) == ("unknown", "received_at is empty")


def test_reopening_freezes_the_first_verdict_and_begins_a_new_clock(desk):
    desk.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-01 20:00", **ANSWER)
    desk.event("c1", "2026-06-02 09:00", "resolved").event("c1", "2026-06-05 09:00", "reopened")
    desk.event("c1", "2026-06-05 09:30", **ANSWER)
    assert verdicts(desk) == [("breached", "e2"), ("met", "e5")]


def test_a_raised_severity_starts_the_tighter_clock_then(desk):
    desk.complaint("c1", "2026-06-01 09:00", severity="general")
    desk.event("c1", "2026-06-01 15:00", "status", severity="very_urgent").event("c1", "2026-06-01 20:00", **ANSWER)
    rows = desk.derive(only=["clock_verdicts"]).rows("clock_verdicts", "clock = 'first_contact'")
    mine = [(str(row["due_at"])[5:16], row["verdict"]) for row in rows if row["complaint_id"] == "c1"]
    assert mine == [("06-02 09:00", "met"), ("06-01 19:00", "breached")]


def test_a_lowered_severity_or_one_raised_after_the_contact_starts_nothing(desk):
    desk.complaint("c1", "2026-06-01 09:00", severity="urgent")
    desk.event("c1", "2026-06-01 10:00", "status", severity="general").event("c1", "2026-06-01 11:00", **ANSWER)
    desk.event("c1", "2026-06-01 12:00", "status", severity="very_urgent")
    assert verdicts(desk) == [("met", "e3")]


def test_recovery_stops_at_the_contact_or_the_end_whichever_comes_first(desk):
    desk.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-01 09:20", "resolved")
    desk.event("c1", "2026-06-01 09:40", **ANSWER)
    assert verdicts(desk, "recovery") == [("met", "e2")]


def test_recovery_that_ends_late_is_unknown_where_the_log_holds_no_contact(log):
    log.policy().complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-01 09:21")
    log.complaint("c2", "2026-06-01 09:00", resolved_at="2026-06-01 09:20")
    assert verdicts(log, "recovery") == [("unknown", "record:resolved")]
    assert verdicts(log, "recovery", "c2") == [("met", "record:resolved")]


@pytest.mark.parametrize("outcome", ["voicemail", "busy", "failed", "no_answer", "abandoned"])
def test_a_call_that_a_mailbox_took_or_that_failed_does_not_stop_it(desk, outcome):
    call = {"complaint_id": "c1", "direction": "out", "source": "phone", "outcome": outcome}
    desk.complaint("c1", "2026-06-01 09:00")
    desk.add("calls", {"call_id": "k1", "started_at": "2026-06-01 10:00", "answered_at": "2026-06-01 10:00:09", **call})
    assert verdicts(desk) == [("breached", None)]


def test_the_legs_of_one_call_are_one_contact(desk):
    call = {"complaint_id": "c1", "direction": "out", "source": "phone", "outcome": "answered", "linked_id": "l1"}
    desk.complaint("c1", "2026-06-01 09:00")
    for minute in (10, 20):
        desk.add("calls", {"call_id": f"k{minute}", "started_at": f"2026-06-01 10:{minute}", **call})
    assert verdicts(desk) == [("met", "call:phone:k10")]
    assert len(desk.derive(only=["contacts_made"]).rows("contacts_made", "complaint_id = 'c1'")) == 1
