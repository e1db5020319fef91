"""Whose hands the breached cases were in."""


def test_time_held_and_breaches_that_fell_due_there(log):
    log.policy('[[limits]]\nresolution = "2h"')
    for case, handed in (("c1", "10:00"), ("c2", "12:00")):
        log.complaint(case, "2026-06-01 09:00", resolved_at="2026-06-01 13:00")
        log.event(case, "2026-06-01 09:00", "assigned", team="Desk").event(case, f"2026-06-01 {handed}", "assigned", team="Lab")
    rows = log.derive(only=["clock_shares", "clock_holders"]).rows("breach_holders", "clock = 'resolution'")
    told = [(row["team"], row["cases"], row["held_at_breach"], row["working_seconds"] // 3600, row["share_of_time"]) for row in rows]
    assert told == [("Desk", 2, 1, 4, 0.5), ("Lab", 2, 1, 4, 0.5)]
