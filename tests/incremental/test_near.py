"""Which cases a night looks at again."""

from datetime import datetime

from plaint.incremental import near

BEFORE, AS_OF = datetime.fromisoformat("2026-06-01"), datetime.fromisoformat("2026-06-02")


def found(log):
    near.find(log.con, BEFORE, AS_OF)
    return {row[0] for row in log.con.execute("select complaint_id from touched_cases").fetchall()}


def test_a_late_leg_of_a_call_touches_the_cases_that_the_other_legs_name(log):
    leg = {"source": "desk", "linked_id": "L", "started_at": "2026-05-01 09:00"}
    log.add("calls", {**leg, "call_id": "a", "complaint_id": "c1"}, {**leg, "call_id": "b"}, {"call_id": "other", "complaint_id": "c9"})
    log.add("load_touches", {"kind": "calls", "source": "desk", "call_id": "b", "linked_id": "L"})
    assert found(log) == {"c1"}


def test_a_late_leg_of_a_call_touches_the_case_that_the_whole_call_was_tied_to(log):
    log.add("calls", {"source": "desk", "call_id": "a", "linked_id": "L", "started_at": "2026-05-01 09:00"})
    log.add("call_ties", {"source": "desk", "call_id": "a", "case_source": "desk", "complaint_id": "c2", "tie": "customer and time"})
    log.add("load_touches", {"kind": "calls", "source": "desk", "call_id": "a", "linked_id": "L"})
    assert found(log) == {"c2"}


def test_nothing_told_touches_nothing(log):
    log.add("calls", {"source": "desk", "call_id": "a", "complaint_id": "c1", "started_at": "2026-05-01 09:00"})
    assert found(log) == set()
