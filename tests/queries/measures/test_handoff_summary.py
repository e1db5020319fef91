"""Hand-offs at a glance."""

import pytest


def routed(log, case, teams, day=1):
    for hour, team in enumerate(teams):
        log.event(case, f"2026-06-{day:02} {hour:02}:00", "assigned", team=team)


def test_handoffs_are_counted_by_direction(log):
    log.add("team_offices", {"team": "Desk", "office": "front"}, {"team": "Hall", "office": "front"})
    log.add("team_offices", {"team": "Lab", "office": "back"}, {"team": "Depot", "office": "back"})
    routed(log, "c1", ["Desk", "Lab", "Desk", "Lab"])
    routed(log, "c2", ["Desk", "Hall", "Lab", "Depot"])
    routed(log, "c3", ["Desk"])
    routed(log, "c4", ["Desk", "Elsewhere"])
    routed(log, "c5", [None])
    row = log.derive(only=["case_routes"]).row("handoff_summary")
    assert (row["cases"], row["cases_with_handoff"], row["cases_unknown"]) == (5, 3, 1)
    assert (row["handoffs"], row["unknown"], row["handoff_share"]) == (7, 1, 0.75)
    assert (row["front_to_back"], row["back_to_front"], row["front_to_front"], row["back_to_back"]) == (3, 1, 1, 1)
    assert (row["bounces"], row["returns"], row["cases_returning"], row["ping_pong_cases"]) == (2, 2, 1, 1)
    assert row["front_only_cases"] == 1


def test_without_a_team_column_all_is_unknown(log):
    log.complaint("c1", "2026-06-01 09:00")
    log.complaint("c2", "2026-06-01 09:00")
    row = log.derive(only=["case_routes"]).row("handoff_summary")
    assert (row["cases"], row["cases_unknown"], row["handoffs"], row["handoff_share"]) == (2, 2, None, None)


def test_an_empty_log_has_no_handoffs_to_count(log):
    row = log.derive(only=["case_routes"]).row("handoff_summary")
    assert (row["cases"], row["handoffs"], row["median_wait_seconds"]) == (0, None, None)


def test_without_a_map_of_teams_every_direction_is_unknown(log):
    routed(log, "c1", ["A", "B", "A"])
    row = log.derive(only=["case_routes"]).row("handoff_summary")
    assert (row["handoffs"], row["unknown"], row["front_only_cases"]) == (2, 2, 0)


@pytest.mark.real_data
def test_incident_log_figures(bpi2013):
    row = bpi2013.row("handoff_summary")
    assert (row["cases"], row["handoffs"], row["cases_with_handoff"]) == (7554, 9454, 3820)
    assert (row["cases_returning"], row["returns"]) == (1258, 3286)
    assert (row["front_to_back"], row["front_to_back_cases"], row["back_to_front"]) == (2961, 2208, 1591)
    assert (row["front_only_cases"], row["unknown"], row["cases_unknown"]) == (4546, 0, 0)


@pytest.mark.real_data
def test_incident_log_distribution_of_handoffs(bpi2013):
    counts = bpi2013.con.execute("select handoffs, count(*) from case_routes group by handoffs order by handoffs limit 9").fetchall()
    assert counts == list(enumerate([3734, 1764, 973, 356, 272, 115, 111, 47, 61]))


@pytest.mark.real_data
def test_incident_log_changes_of_line(bpi2013):
    line = "case when {0} like '% 2nd' then 2 when {0} like '% 3rd' then 3 else 1 end"
    changes = bpi2013.con.execute(
        f"select count(*), count(distinct complaint_id) from handoffs where {line.format('from_team')} <> {line.format('to_team')}"
    ).fetchall()
    assert changes == [(5000, 2345)]
    assert bpi2013.con.execute("select count(*) from team_names").fetchall() == [(649,)]
