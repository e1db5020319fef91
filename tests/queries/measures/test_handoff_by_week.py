"""Hand-offs week by week."""

import pytest


def test_a_week_without_a_handoff_is_shown_and_one_without_any_event_is_not(log):
    log.event("c1", "2026-06-01 09:00", "assigned", team="A").event("c1", "2026-06-02 09:00", "assigned", team="B")
    log.event("c2", "2026-06-03 09:00", "assigned", team="A").event("c2", "2026-06-09 09:00", "note", team="A")
    log.event("c1", "2026-06-22 09:00", "assigned", team="A")
    rows = log.derive(only=["handoffs"]).rows("handoff_by_week")
    shown = [(str(row["week"]), row["active_cases"], row["handoffs"], row["bounces"]) for row in rows]
    assert shown == [("2026-06-01", 2, 1, 0), ("2026-06-08", 1, 0, 0), ("2026-06-22", 1, 1, 1)]
    assert [row["handoffs_per_case"] for row in rows] == [0.5, 0, 1]


@pytest.mark.real_data
def test_incident_log_weeks_sum_to_its_handoffs(bpi2013):
    assert sum(row["handoffs"] for row in bpi2013.rows("handoff_by_week")) == 9454


def test_weeks_are_those_of_the_project_s_time_zone(log):
    log.defaults(project__timezone="Asia/Shanghai")
    log.event("c1", "2026-06-07 15:59", "assigned", team="A").event("c1", "2026-06-07 16:00", "assigned", team="B")
    rows = log.derive(only=["handoffs"]).rows("handoff_by_week")
    assert [(str(row["week"]), row["handoffs"]) for row in rows] == [("2026-06-01", 0), ("2026-06-08", 1)]


def test_a_case_that_is_received_only_later_is_not_active_yet(log):
    log.complaint("later", "2026-07-10 09:00").event("later", "2026-06-01 09:00", "assigned", team="A")
    log.event("c1", "2026-06-01 09:00", "assigned", team="A")
    assert [row["active_cases"] for row in log.derive(only=["handoffs"]).rows("handoff_by_week")] == [1]
