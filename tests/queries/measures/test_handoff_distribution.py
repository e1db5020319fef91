"""How many cases have how many hand-offs."""

import pytest


def test_shares_are_of_the_cases_that_are_known(log):
    for case, teams in (("c1", "A"), ("c2", "A"), ("c3", "A"), ("c4", "AB")):
        for hour, team in enumerate(teams):
            log.event(case, f"2026-06-01 0{hour}:00", "assigned", team=team)
    log.event("c5", "2026-06-01 00:00", "note")
    rows = log.derive(only=["case_routes"]).rows("handoff_distribution")
    assert [(row["handoffs"], row["cases"], row["share"]) for row in rows] == [(0, 3, 0.75), (1, 1, 0.25), (None, 1, None)]


@pytest.mark.real_data
def test_incident_log_distribution(bpi2013):
    rows = bpi2013.rows("handoff_distribution")
    assert [row["cases"] for row in rows][:9] == [3734, 1764, 973, 356, 272, 115, 111, 47, 61]
    assert sum(row["cases"] * row["handoffs"] for row in rows) == 9454
