"""How cases flow between front and back office."""

import pytest


def test_each_owner_goes_on_to_the_next_or_to_none(log):
    log.add("team_offices", {"team": "F", "office": "front"}, {"team": "B", "office": "back"})
    for case, teams in (("c1", "FBF"), ("c2", "FB"), ("c3", "X")):
        for hour, team in enumerate(teams):
            log.event(case, f"2026-06-01 0{hour}:00", "assigned", team=team)
    rows = log.derive(only=["handoffs"]).rows("handoff_flow")
    assert [(row["step"], row["from_office"], row["to_office"], row["cases"]) for row in rows] == [
        (1, "front", "back", 2),
        (1, "unknown", "none", 1),
        (2, "back", "front", 1),
        (2, "back", "none", 1),
        (3, "front", "none", 1),
    ]


@pytest.mark.real_data
def test_incident_log_flow_ends_once_a_case(bpi2013):
    rows = bpi2013.rows("handoff_flow")
    assert sum(row["cases"] for row in rows if row["to_office"] == "none") == 7554
    assert sum(row["cases"] for row in rows if row["to_office"] != "none") == 9454
