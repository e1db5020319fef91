"""Events and calls in one order, of the cases that were reopened or have answered calls."""

import pytest


@pytest.fixture
def replayed(log):
    """`replayed(*events)`: (kind, fields) an hour after one another from 09:00 on, and an outbound call at 10:00, of the case c1."""

    def made(*events, call=True):
        for hour, (kind, fields) in enumerate(events, 9):
            row = {"complaint_id": "c1", "position": hour, "event_id": f"e{hour}", "at": f"2026-06-01 {hour:02}:00", "kind": kind}
            log.add("case_events", {**row, "is_contact": False, **fields})
        if call:
            log.add("case_calls", {"complaint_id": "c1", "call_id": "k", "at": "2026-06-01 10:00", "direction": "out", "agent": "Amy"})
        return log.rows("replayed_events")

    return made


def test_a_call_stands_after_the_events_of_its_instant_with_the_team_that_held_then(replayed):
    rows = replayed(("contact", {"team": "Desk", "severity": "urgent"}), ("assigned", {"team": "Lab"}), ("contact", {"is_contact": True}))
    assert [(row["place"], row["event_id"], row["team"], row["severity"]) for row in rows] == [
        (1, "e9", "Desk", "urgent"),
        (2, "e10", "Lab", "urgent"),
        (3, "call:k", "Lab", "urgent"),
        (4, "e11", "Lab", "urgent"),
    ]
    assert [(row["is_contact"], row["contacts_before"]) for row in rows] == [(False, 0), (False, 0), (True, 0), (True, 1)]
    assert [row["states_severity"] for row in rows] == [True, False, False, False]


def test_a_case_without_call_or_reopening_is_not_here(replayed):
    assert replayed(("contact", {}), ("closed", {}), call=False) == []


def test_a_reopening_after_an_end_begins_a_cycle(replayed):
    rows = replayed(("reopened", {}), ("closed", {}), ("reopened", {"was_ended": True}), ("resolved", {}), call=False)
    assert [(row["cycle"], row["was_ended"]) for row in rows] == [(1, None), (1, False), (2, True), (2, False)]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"direction": "in"}, "message"),
        ({"direction": "in", "is_automatic": True}, None),
        ({"direction": "out"}, None),
        ({}, "unclear"),
        ({"is_automatic": True}, None),
        ({"is_public": False}, "unseen"),
    ],
)
def test_a_contact_is_a_message_where_the_customer_wrote_and_unclear_where_nobody_says(replayed, fields, told):
    row = replayed(("contact", fields))[0]
    assert (row["is_message"], row["is_unclear"]) == (told == "message", told == "unclear")


def test_a_call_that_came_in_is_a_message_and_no_contact(log):
    log.add("case_calls", {"complaint_id": "c1", "call_id": "k", "at": "2026-06-01 10:00", "direction": "in", "agent": "Amy"})
    row = log.row("replayed_events")
    assert (row["is_message"], row["is_contact"], row["is_unclear"], row["actor"]) == (True, False, False, "Amy")


def test_an_event_that_moves_nothing_is_left_out(replayed):
    rows = replayed(("note", {}), ("note", {"team": "Desk"}), ("note", {"severity": "low"}))
    assert [row["event_id"] for row in rows] == ["e10", "call:k", "e11"]
