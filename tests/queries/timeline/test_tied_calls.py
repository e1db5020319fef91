"""Calls that belong to a case by its id."""


def test_a_call_is_tied_in_its_own_source_else_to_the_only_source_that_has_the_id(log):
    log.complaint("c1", "2026-06-01 09:00", source="a")
    log.complaint("c1", "2026-06-01 09:00", source="b")
    log.complaint("c2", "2026-06-01 09:00", source="b")
    call = {"started_at": "2026-06-01 10:00", "direction": "in"}
    log.add("calls", {"source": "b", "call_id": "own", "complaint_id": "c1"}, **call)
    log.add("calls", {"source": "desk", "call_id": "only", "complaint_id": "c2"}, **call)
    log.add("calls", {"source": "desk", "call_id": "either", "complaint_id": "c1"}, **call)
    log.add("calls", {"source": "desk", "call_id": "nobody", "complaint_id": "c9"}, {"call_id": "free"}, **call)
    rows = log.derive(only=["tied_calls"]).rows("tied_calls")
    assert [(row["call_id"], row["source"], row["complaint_id"]) for row in rows] == [
        ("own", "b", "c1"),
        ("only", "b", "c2"),
    ]


def test_a_call_of_tomorrow_is_not_known_today(log):
    log.complaint("c1", "2026-06-01 09:00")
    log.add("calls", {"call_id": "k", "complaint_id": "c1", "started_at": "2026-06-03 10:00"})
    assert log.derive("2026-06-02 00:00", only=["tied_calls"]).rows("tied_calls") == []
