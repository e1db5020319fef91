"""Hand-offs of each case."""

import pytest


def test_the_cases_with_most_handoffs_come_first_and_unknown_ones_last(log):
    log.event("c1", "2026-06-01 09:00", "note")
    for case, teams in (("c2", "A"), ("c3", "ABA"), ("c4", "AB")):
        for hour, team in enumerate(teams):
            log.event(case, f"2026-06-01 0{hour}:00", "assigned", team=team)
    rows = log.derive(only=["case_routes"]).rows("handoff_cases")
    assert [(row["complaint_id"], row["handoffs"], row["bounces"]) for row in rows] == [
        ("c3", 2, 1),
        ("c4", 1, 0),
        ("c2", 0, 0),
        ("c1", None, None),
    ]
    assert [row["reason"] for row in rows] == [None, None, None, "no event of the case names a team"]


@pytest.mark.real_data
def test_incident_log_cases_sum_to_the_summary(bpi2013):
    rows, summary = bpi2013.rows("handoff_cases"), bpi2013.row("handoff_summary")
    assert len(rows) == summary["cases"]
    for column in ("handoffs", "front_to_back", "back_to_front", "bounces", "returns"):
        assert sum(row[column] for row in rows) == summary[column]
