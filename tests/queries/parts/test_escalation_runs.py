"""Escalation: who must know is told in time."""

import pytest


@pytest.fixture
def desk(log):
    log.policy().complaint("other", "2026-06-01 09:00", severity="general")
    return log.event("other", "2026-06-01 10:00", "escalated", escalated_to="department_head")


def verdicts(log, case="c1"):
    rows = log.derive(only=["clock_verdicts"]).rows("clock_verdicts", f"complaint_id = '{case}' and clock like 'escalation%'")
    return [(row["clock"][11:], row["verdict"], row["limit_seconds"] // 3600) for row in rows if row["limit_seconds"]]


def test_urgent_needs_the_head_and_very_urgent_the_leader_too(desk):
    desk.complaint("c1", "2026-06-01 09:00", severity="urgent")
    desk.event("c1", "2026-06-01 17:00", "escalated", escalated_to="department_head")
    desk.complaint("c2", "2026-06-01 09:00", severity="very_urgent")
    desk.event("c2", "2026-06-01 13:00", "escalated", escalated_to="leader")
    assert verdicts(desk) == [("head", "met", 8)]
    assert verdicts(desk, "c2") == [("head", "breached", 4), ("leader", "met", 4)]


def test_general_needs_none(desk):
    rows = desk.derive(only=["clock_verdicts"]).rows("clock_verdicts", "clock like 'escalation%'")
    assert [row["verdict"] for row in rows] == ["not_applicable", "not_applicable"]


def test_it_runs_from_when_the_severity_rose_and_told_before_is_in_time(desk):
    desk.complaint("c1", "2026-06-01 09:00", severity="general")
    desk.event("c1", "2026-06-02 09:00", "escalated", escalated_to="department_head")
    desk.event("c1", "2026-06-03 09:00", "status", severity="very_urgent")
    desk.event("c1", "2026-06-03 14:00", "escalated", escalated_to="leader")
    rows = desk.derive(only=["clock_verdicts"]).rows("clock_verdicts", "complaint_id = 'c1' and clock like 'esc%'")
    found = [(row["clock"][11:], row["verdict"]) for row in rows if row["verdict"] != "not_applicable"]
    assert found == [("head", "met"), ("leader", "breached")]


def test_an_escalation_that_names_nobody_leaves_it_unknown(desk):
    desk.complaint("c1", "2026-06-01 09:00", severity="urgent")
    desk.event("c1", "2026-06-01 10:00", "escalated")
    assert verdicts(desk) == [("head", "unknown", 8)]


def test_a_log_without_escalations_leaves_it_unknown(log):
    log.policy().complaint("c1", "2026-06-01 09:00", severity="urgent")
    assert verdicts(log) == [("head", "unknown", 8)]
