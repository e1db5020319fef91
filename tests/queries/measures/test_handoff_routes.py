"""Routes, and how many of each miss their limit."""

import pytest


def test_a_route_has_its_share_of_breaches(log):
    for number, (teams, due) in enumerate([("AB", "05"), ("AB", "01"), ("AB", None), ("A", "01")], 1):
        due_at = due and f"2026-06-{due} 12:00"
        log.complaint(f"c{number}", "2026-06-01 00:00", due_at=due_at, resolved_at="2026-06-02 00:00")
        for hour, team in enumerate(teams):
            log.event(f"c{number}", f"2026-06-01 0{hour}:00", "assigned", team=team)
    log.complaint("c9", "2026-06-01 00:00")
    first, second = log.derive(only=["case_routes", "clock_verdicts"]).rows("handoff_routes")
    assert (first["route"], first["cases"], first["share"], first["handoffs"]) == ("A → B", 3, 0.75, 1)
    assert (first["breached"], first["met"], first["unjudged"], first["breach_share"]) == (1, 1, 1, 0.5)
    assert (second["route"], second["breach_share"]) == ("A", 1)


@pytest.mark.real_data
def test_incident_log_routes_hold_every_case(bpi2013):
    rows = bpi2013.rows("handoff_routes")
    assert sum(row["cases"] for row in rows) == 7554
    assert sum(row["cases"] * row["handoffs"] for row in rows) == 9454
    assert max(row["handoffs"] for row in rows) == 31
