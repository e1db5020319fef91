"""The story of each case."""


def test_a_note_says_what_else_is_known_of_an_event(log):
    told = (
        {"kind": "received", "is_stand_in": True},
        {"kind": "promised", "promise_due_at": "2026-06-03 12:00", "is_automatic": True},
        {"kind": "escalated", "escalated_to": "leader"},
        {"kind": "note", "text": "…", "is_automatic": False},
    )
    log.add("case_events", *({"complaint_id": "c1", "position": place, **event} for place, event in enumerate(told, 1)))
    log.add("case_events", {"complaint_id": "c0", "position": 1, "kind": "received"})
    rows = log.rows("case_story")
    assert [(row["complaint_id"], row["position"], row["kind"], row["note"]) for row in rows] == [
        ("c0", 1, "received", ""),
        ("c1", 1, "received", "from the record"),
        ("c1", 2, "promised", "automatic, due 2026-06-03 12:00:00"),
        ("c1", 3, "escalated", "to leader"),
        ("c1", 4, "note", ""),
    ]
