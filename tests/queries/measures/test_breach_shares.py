"""Who held a breached case, share by share."""

import random
from datetime import UTC, datetime, timedelta

import pytest

POLICY = """
[[calendars]]
name = "office"
hours = { mon-fri = "09:00-17:00" }
[[limits]]
calendar = "office"
resolution = "2h"
paused_by = "Waiting"
running_in = "Open"
"""


def shares(log):
    rows = log.derive(only=["clock_shares", "clock_holders"]).rows("breach_shares", "clock = 'resolution'")
    return {(row["holder"], row["team"]): row for row in rows}


def test_teams_nobody_and_the_customer_sum_to_the_whole(log):
    log.policy(POLICY).complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-02 11:00")
    log.event("c1", "2026-06-01 10:00", "assigned", team="Desk").event("c1", "2026-06-01 12:00", "assigned", team="Lab")
    log.event("c1", "2026-06-01 16:00", "status", status="Waiting").event("c1", "2026-06-02 10:00", "status", status="Open")
    found = shares(log)
    assert {key: row["working_seconds"] // 3600 for key, row in found.items()} == {
        ("unassigned", ""): 1,
        ("team", "Desk"): 2,
        ("team", "Lab"): 5,
        ("customer", ""): 2,
    }
    assert sum(row["share"] for row in found.values()) == 1
    assert sum(row["actual_seconds"] for row in found.values()) == 26 * 3600
    assert [key for key, row in found.items() if row["held_at_breach"]] == [("team", "Desk")]


def test_an_assignment_to_the_same_team_changes_nothing(log):
    log.policy(POLICY).complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-02 11:00")
    log.event("c1", "2026-06-01 09:00", "assigned", team="Desk").event("c1", "2026-06-01 13:00", "assigned", team="Lab")
    log.event("c1", "2026-06-01 10:00", "status", status="Open")
    before = shares(log)
    log.event("c1", "2026-06-01 11:00", "note", team="Desk").event("c1", "2026-06-02 10:00", "assigned", team="Lab")
    assert shares(log) == before


def test_where_no_event_names_a_team_the_record_s_team_held_it(log):
    log.policy(POLICY).complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-01 12:00", team="Desk")
    log.event("c1", "2026-06-01 09:00", "status", status="Open")
    assert {key: row["share"] for key, row in shares(log).items()} == {("team", "Desk"): 1}


def test_a_clock_that_was_met_has_no_shares(log):
    log.policy(POLICY).complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-01 11:00", team="Desk")
    assert shares(log) == {}


@pytest.mark.parametrize("seed", range(3))
def test_the_shares_of_random_cases_sum_to_the_life_of_their_clock(log, seed):
    dice = random.Random(seed)
    log.policy(POLICY)
    for number in range(40):
        start = datetime(2026, 3, 25, dice.randrange(24), dice.randrange(60), dice.randrange(60), tzinfo=UTC)
        at = [start + timedelta(seconds=dice.randrange(-7200, 6 * 86400)) for _ in range(7)]
        text = [moment.strftime("%Y-%m-%d %H:%M:%S") for moment in at]
        log.complaint(f"c{number}", start.strftime("%Y-%m-%d %H:%M:%S"), resolved_at=max(text))
        for place in range(dice.randrange(4)):
            log.event(f"c{number}", text[place], "assigned", team=dice.choice(["Desk", "Lab", "Plant"]))
        for place in range(4, 4 + dice.randrange(3)):
            log.event(f"c{number}", text[place], "status", status=dice.choice(["Waiting", "Open"]))
    log.derive(only=["clock_shares", "clock_holders"])
    breached = log.rows("clock_verdicts", "clock = 'resolution' and verdict = 'breached'")
    assert len(breached) > 20
    found = log.rows("breach_shares", "clock = 'resolution'")
    for clock in breached:
        mine = [row for row in found if row["complaint_id"] == clock["complaint_id"]]
        assert all(row["working_seconds"] >= 0 for row in mine)
        assert sum(row["actual_seconds"] for row in mine) == clock["actual_seconds"]
        assert sum(row["working_seconds"] for row in mine) == clock["working_seconds"] + clock["paused_seconds"]
        assert sum(row["working_seconds"] for row in mine if row["holder"] == "customer") == clock["paused_seconds"]
    stretches = log.rows("sla_intervals", "clock = 'resolution'")
    for clock in breached:
        mine = [row for row in stretches if row["complaint_id"] == clock["complaint_id"]]
        assert sum(row["seconds"] for row in mine) == clock["actual_seconds"]
        assert sum(row["seconds"] for row in mine if row["state"] == "running") == clock["working_seconds"]
