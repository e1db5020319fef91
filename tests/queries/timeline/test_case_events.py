"""Every event of every case, in order, with stand-ins for what only the record knows."""

import pytest


def events(log, **where):
    return log.derive(only=["case_events"]).rows("case_events", **where)


def test_the_record_s_times_stand_in_for_events_that_the_log_lacks(log):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-02 09:00", closed_at="2026-06-02 09:00")
    log.event("c1", "2026-06-02 09:00", "note").event("c1", "2026-06-03 09:00", "closed")
    told = [(row["position"], row["event_id"], row["is_stand_in"]) for row in events(log)]
    assert told == [(1, "record:received", True), (2, "e1", False), (3, "record:resolved", True), (4, "e2", False)]


def test_a_stand_in_of_the_receipt_comes_before_the_events_of_its_second_and_ends_after_them(log):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-01 09:00", closed_at="2026-06-01 09:00")
    log.event("c1", "2026-06-01 09:00", "note").event("c1", "2026-06-01 09:00", "contact")
    assert [row["kind"] for row in events(log)] == ["received", "note", "contact", "resolved", "closed"]


def test_an_event_without_a_place_in_its_file_comes_first_of_its_second(log):
    log.event("c1", "2026-06-01 09:00", "note").event("c1", "2026-06-01 09:00", "contact", sequence=None)
    assert [row["kind"] for row in events(log)] == ["contact", "note"]


def test_what_came_after_now_is_not_known(log):
    log.complaint("c1", "2026-06-30 12:00", closed_at="2026-06-30 12:00:01").complaint("c2", "2026-06-30 12:00:01")
    log.event("c1", "2026-06-30 12:00", "note").event("c1", "2026-06-30 12:00:01", "note")
    assert [(row["complaint_id"], row["kind"]) for row in events(log)] == [("c1", "received"), ("c1", "note")]


def test_a_deleted_case_has_no_events(log):
    log.complaint("c1", "2026-06-01 09:00", closed_at="2026-06-02 09:00", is_deleted=True).event("c1", "2026-06-01 10:00", "note")
    assert events(log) == []


def test_what_held_before_an_event_is_what_was_stated_last(log):
    log.event("c1", "2026-06-01 09:00", "note", team=" Desk ", severity="Low").event("c1", "2026-06-01 10:00", "closed", team=" ")
    log.event("c1", "2026-06-01 11:00", "reopened", team="Lab", severity="high").event("c1", "2026-06-01 12:00", "note")
    told = [(row["team"], row["team_before"], row["severity_before"], row["was_ended"]) for row in events(log)]
    assert told == [("Desk", None, None, None), (None, "Desk", "low", None), ("Lab", "Desk", "low", True), (None, "Lab", "high", False)]


@pytest.mark.parametrize(
    ("kind", "fields", "is_contact"),
    [
        ("contact", {"direction": "out"}, True),
        ("contact", {}, False),
        ("contact", {"direction": "in"}, False),
        ("contact", {"direction": "out", "is_automatic": True}, False),
        ("contact", {"direction": "out", "is_public": False}, False),
        ("promised", {}, False),
        ("promised", {"direction": "out"}, True),
        ("followed_up", {}, True),
        ("solution_offered", {}, True),
        ("solution_offered", {"direction": "in"}, False),
        ("note", {"direction": "out"}, False),
    ],
)
def test_a_contact_is_what_a_person_of_ours_let_the_customer_see(log, kind, fields, is_contact):
    log.event("c1", "2026-06-01 09:00", kind, **fields).event("c1", "2026-06-01 10:00", "note")
    first, second = events(log)
    assert (first["is_contact"], first["contacts_before"], second["contacts_before"]) == (is_contact, 0, int(is_contact))
