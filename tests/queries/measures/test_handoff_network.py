"""The network of teams by itself."""

import random
from collections import Counter
from itertools import pairwise

import pytest


def test_pairs_of_teams_are_counted_over_events_that_name_none_and_spellings_are_one_team(log):
    for number, team in enumerate(["A", None, "B", " b ", "B", "A", "B"]):
        log.event("c1", f"2026-06-01 09:0{number}", "assigned", team=team)
    log.event("c2", "2026-06-01 09:00", "assigned", team="B").event("c2", "2026-06-01 10:00", "assigned", team="A")
    log.event("c3", "2026-06-01 09:00", "assigned", team="A")
    rows = log.derive(only=["case_events", "team_names"]).rows("handoff_network")
    assert [(row["from_team"], row["to_team"], row["handoffs"], row["share"]) for row in rows] == [("A", "B", 2, 0.5), ("B", "A", 2, 0.5)]


def test_a_log_without_teams_has_no_network(log):
    log.event("c1", "2026-06-01 09:00", "note").event("c1", "2026-06-01 10:00", "note")
    assert log.derive(only=["case_events", "team_names"]).rows("handoff_network") == []


def test_it_counts_the_pairs_that_the_matrix_counts(log):
    drawn, owners = random.Random(5), {}
    for case in range(200):
        teams = [drawn.choice(["A", "a", "B", "C ", None]) for _ in range(drawn.randrange(7))]
        for number, team in enumerate(teams):
            log.event(f"c{case}", f"2026-06-01 09:0{number}", "note", team=team)
        owners[case] = [team.strip().upper() for team in teams if team]
    pairs = Counter(pair for teams in owners.values() for pair in pairwise(teams) if pair[0] != pair[1])
    log.derive(only=["handoffs"])
    network = {(row["from_team"], row["to_team"]): row["handoffs"] for row in log.rows("handoff_network")}
    assert {(one.upper(), two.upper()): count for (one, two), count in network.items()} == pairs
    matrix = {(row["from_team"], row["to_team"]): row["handoffs"] for row in log.rows("handoff_matrix")}
    assert network == matrix


@pytest.mark.real_data
def test_incident_log_network_is_its_matrix(bpi2013):
    matrix = {(row["from_team"], row["to_team"]): row["handoffs"] for row in bpi2013.rows("handoff_matrix")}
    assert {(row["from_team"], row["to_team"]): row["handoffs"] for row in bpi2013.rows("handoff_network")} == matrix
