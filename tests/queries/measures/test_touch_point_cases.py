"""Channels and people that the customer had to deal with."""


def touched(log):
    rows = log.derive(only=["customer_contacts", "source_evidence", "tied_calls"]).rows("touch_point_cases")
    return {row["complaint_id"]: (row["touch_points"], row["channels"], row["people"], row["reason"]) for row in rows}


def test_distinct_channels_and_people_count_once(log):
    log.complaint("c1", "2026-06-01 00:00", channel="Web")
    log.event("c1", "2026-06-01 01:00", "contact", direction="out", channel="mail", actor="Ann", team="A")
    log.event("c1", "2026-06-01 02:00", "contact", direction="in", channel="Mail", actor="Customer")
    log.event("c1", "2026-06-01 03:00", "contact", direction="out", channel="MAIL", actor="Bob")
    log.add("calls", {"call_id": "k", "complaint_id": "c1", "agent": "Ann"}, started_at="2026-06-02", answered_at="2026-06-02")
    assert touched(log) == {"c1": (5, 3, 2, None)}


def test_a_contact_without_a_person_leaves_the_people_unknown(log):
    log.event("c1", "2026-06-01 01:00", "contact", direction="out", channel="mail")
    assert touched(log) == {"c1": (None, 1, None, "a contact does not name who made it")}


def test_a_log_without_contacts_is_unknown(log):
    log.complaint("c1", "2026-06-01 00:00", channel="Web")
    assert touched(log) == {"c1": (None, 1, None, "the log holds no contacts with customers")}


def test_a_call_of_another_source_counts(log):
    log.complaint("c1", "2026-06-01 08:00", channel="mail").event("c1", "2026-06-01 09:00", "contact", direction="in", channel="mail")
    call = {"source": "switch", "call_id": "k1", "complaint_id": "c1", "direction": "out", "agent": "Ann", "outcome": "answered"}
    log.add("calls", {"started_at": "2026-06-01 10:00", **call})
    row = log.derive(only=["customer_contacts", "tied_calls", "source_evidence"]).row("touch_point_cases")
    assert (row["touch_points"], row["channels"], row["people"]) == (3, 2, 1)
