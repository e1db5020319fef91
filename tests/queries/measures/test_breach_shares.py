"""Who held a breached case, share by share."""

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
