"""Calls tied to their case by its id."""


def calls(log, *rows):
    for number, row in enumerate(rows):
        log.add("calls", {"call_id": f"k{number}", "started_at": "2026-06-01 10:00", "outcome": "answered", "direction": "out", **row})
    return [(row["source"], row["complaint_id"], row["call_id"]) for row in log.derive(only=["case_calls"]).rows("case_calls")]


def test_a_call_of_the_phone_system_is_tied_where_only_one_source_has_the_case(log):
    log.complaint("c1").complaint("c2").complaint("c2", source="other")
    found = calls(log, {"complaint_id": "c1", "source": "phone"}, {"complaint_id": "c2", "source": "phone"})
    assert found == [("test", "c1", "phone:k0")]


def test_a_call_of_the_case_s_own_source_is_tied_to_that_one(log):
    log.complaint("c2").complaint("c2", source="other")
    assert calls(log, {"complaint_id": "c2", "source": "other"}) == [("other", "c2", "k0")]


def test_a_call_that_nobody_answered_or_that_comes_later_is_none(log):
    log.complaint("c1")
    assert calls(log, {"complaint_id": "c1", "outcome": "busy"}, {"complaint_id": "c1", "started_at": "2026-07-01"}) == []
