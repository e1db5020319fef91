"""Hand-offs by product and the like."""

import pytest


def test_a_value_has_its_cases_and_their_handoffs(log):
    for case, product, teams in (("c1", "Tap", "AB"), ("c2", "Tap", "A"), ("c3", "Pipe", "ABA"), ("c4", None, "")):
        log.complaint(case, "2026-06-01 00:00", product=product)
        for hour, team in enumerate(teams):
            log.event(case, f"2026-06-01 0{hour}:00", "assigned", team=team)
    rows = log.derive(only=["case_routes"]).rows("handoff_breakdown", "dimension = 'product'")
    shown = [(row["value"], row["cases"], row["cases_unknown"], row["handoffs"], row["handoff_share"]) for row in rows]
    assert shown == [("Pipe", 1, 0, 2, 1), ("Tap", 2, 0, 1, 0.5), ("", 1, 1, None, None)]
    assert [row["bounces"] for row in rows] == [1, 0, None]


@pytest.mark.real_data
def test_incident_log_sums_are_the_same_in_every_dimension(bpi2013):
    rows = bpi2013.rows("handoff_breakdown")
    for dimension in ("product", "issue", "severity", "channel", "tier", "source"):
        assert sum(row["handoffs"] for row in rows if row["dimension"] == dimension) == 9454
        assert sum(row["cases"] for row in rows if row["dimension"] == dimension) == 7554
