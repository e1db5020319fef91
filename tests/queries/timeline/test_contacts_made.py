"""Contacts that a person of ours made."""


def test_calls_and_messages_by_a_person_count_and_notes_and_machines_do_not(log):
    log.complaint("c1", "2026-06-01 09:00")
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", is_public=True)
    log.event("c1", "2026-06-01 10:30", "contact", direction="out", is_automatic=True)
    log.event("c1", "2026-06-01 11:00", "contact", direction="in")
    log.event("c1", "2026-06-01 11:30", "note")
    call = {"complaint_id": "c1", "direction": "out", "started_at": "2026-06-01 12:00"}
    log.add("calls", {"call_id": "answered", "answered_at": "2026-06-01 12:01", **call})
    log.add("calls", {"call_id": "rang", "outcome": "no_answer", **call})
    rows = log.derive(only=["contacts_made"]).rows("contacts_made")
    assert [(row["event_id"], row["is_public"]) for row in rows] == [("e1", True), ("call:answered", False)]
