"""Columns that others rely on: they come first, in this order, in the measures of these names."""

import pytest
from plaint import query_files

PROMISED = {
    "load_account": "source, file, rows_read, rows_new, rows_changed, rows_same, rows_quarantined",
    "sla_by_clock": "clock, cases, met, breached, running, unknown, not_applicable, breach_share",
    "sla_cases": "source, complaint_id, clock, cycle, started_at, due_at, stopped_at, limit_seconds, working_seconds, actual_seconds, "
    "verdict, held_by, rule",
    "source_verdicts": "source, verdict, cases, agree, disagree, unjudged",
    "due_next": "source, complaint_id, clock, due_at, team, working_seconds_left",
    "handoff_summary": "cases, cases_with_handoff, handoffs, front_to_back, back_to_front, front_to_front, back_to_back, bounces, returns, "
    "cases_returning, ping_pong_cases, unknown",
    "handoff_matrix": "from_team, to_team, handoffs, median_wait_seconds",
    "handoff_cases": "source, complaint_id, handoffs, front_to_back, back_to_front, bounces, returns, first_team, last_team",
    "compliance_by_check": "code, passed, failed, unknown, not_applicable, score, coverage",
    "compliance_cases": "source, complaint_id, code, verdict, at, event_id, measured, limit, unit, evidence",
    "repeat_complaints": "customer_id, issue, cases, first_at, last_at",
    "recurring_problems": "product, issue, state, cases, customers, weeks, rate, change, since_on",
    "problem_weeks": "product, issue, week, complaints, lower, centre, upper, signal",
    "call_summary": "offered, answered, abandoned, busy, failed, dropped, mean_wait_seconds, service_level_share",
    "value_at_risk": "item, value, unit, assumption",
}


@pytest.mark.parametrize("name", PROMISED)
def test_a_measure_begins_with_the_columns_that_were_promised(name):
    promised = [column.strip() for column in PROMISED[name].split(",")]
    columns = [column.name for column in query_files.load_all()[name].columns]
    missing = [column for column in promised if column not in columns]
    assert not missing
    assert [column for column in columns if column in promised] == promised


def test_call_summary_counts_what_is_not_one_of_the_named_ends_too():
    names = [column.name for column in query_files.load_all()["call_summary"].columns]
    assert names.index("other") == names.index("dropped") + 1
