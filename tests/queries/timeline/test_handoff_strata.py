"""Resolved cases of a like kind by number of hand-offs."""


def resolved(log, number, hours, teams="A", **fields):
    log.complaint(f"c{number}", "2026-06-01 00:00", resolved_at=f"2026-06-0{1 + hours // 24} {hours % 24:02}:00", **fields)
    for minute, team in enumerate(teams):
        log.event(f"c{number}", f"2026-06-01 00:{minute:02}", "assigned", team=team)


def test_a_group_of_twenty_has_its_median_and_its_variance(log):
    for hours in range(1, 21):
        resolved(log, hours, hours, product="Tap", severity="HIGH")
    row = log.derive(only=["handoff_strata"]).row("handoff_strata")
    assert (row["product"], row["severity"], row["level"], row["cases"]) == ("Tap", "high", 0, 20)
    assert row["median_hours"] == 10.5
    # 21 / 2 - sqrt(20) = 6.03: the 6th and the 15th of twenty, 9 hours apart, about four standard errors
    assert row["median_variance"] == (9 / 4) ** 2
    assert row["is_working_time"] is False


def test_smaller_groups_and_unresolved_cases_are_left_out(log):
    for hours in range(1, 20):
        resolved(log, hours, hours)
    log.complaint("open", "2026-06-01 00:00")
    log.event("open", "2026-06-01 00:00", "assigned", team="A")
    assert log.derive(only=["handoff_strata"]).rows("handoff_strata") == []


def test_four_and_more_handoffs_are_one_level(log):
    for number in range(1, 21):
        resolved(log, number, number, teams="ABABA" if number % 2 else "ABABABA")
    row = log.derive(only=["handoff_strata"]).row("handoff_strata")
    assert (row["level"], row["mean_handoffs"]) == (4, 5)
