"""What kinds of traces each source leaves."""

import pytest

TRACES = ("has_contacts", "has_ends", "has_escalations", "has_due_times", "has_statuses", "judges_open", "judges_ended")


def traces(log):
    rows = log.refill("source_traces").rows("source_traces")
    return {row["source"]: {name for name in TRACES if row[name]} for row in rows}


def test_one_event_or_field_of_a_kind_is_a_trace_of_its_source_alone(log):
    log.add("cases", {"source": "bare", "complaint_id": "c1"})
    for source, name, table, row in (
        ("a", "has_contacts", "clock_events", {"kind": "contact", "is_contact": True}),
        ("b", "has_ends", "clock_events", {"kind": "closed", "is_contact": False}),
        ("c", "has_ends", "clock_events", {"kind": "resolved"}),
        ("d", "has_escalations", "clock_events", {"kind": "escalated"}),
        ("e", "has_statuses", "case_events", {"status": "Open"}),
    ):
        log.add("cases", {"source": source, "complaint_id": "c1"}).add(table, {"source": source, **row})
        assert traces(log)[source] == {name}
    log.add("cases", {"source": "f", "complaint_id": "c1", "due_at": "2026-06-01 09:00"})
    assert (traces(log)["f"], traces(log)["bare"]) == ({"has_due_times"}, set())


@pytest.mark.parametrize("verdict", ["met", "breached"])
def test_a_source_judges_open_cases_or_ended_ones(log, verdict):
    log.add("cases", {"source": "open", "complaint_id": "c1", "source_verdict": verdict})
    log.add("cases", {"source": "ended", "complaint_id": "c1", "source_verdict": verdict, "closed_at": "2026-06-01 09:00"})
    log.add("cases", {"source": "other word", "complaint_id": "c1", "source_verdict": "late", "resolved_at": "2026-06-01 09:00"})
    assert traces(log) == {"open": {"judges_open"}, "ended": {"judges_ended"}, "other word": set()}


def test_cases_are_counted(log):
    log.add("cases", {"complaint_id": "c1"}, {"complaint_id": "c2"})
    assert log.refill("source_traces").row("source_traces")["cases"] == 2
