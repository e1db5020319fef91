"""Shares by week: what counts, and when a week is closed."""


def test_a_week_is_closed_when_it_ended_and_none_of_its_clocks_runs(recurring_log):
    log = recurring_log.policy('[[limits]]\nresolution = "2d"')
    log.complaint("met", "2026-06-01 09:00", resolved_at="2026-06-01 12:00", status="closed")
    log.complaint("late", "2026-06-02 09:00", resolved_at="2026-06-09 12:00", status="closed")
    log.complaint("next", "2026-06-08 09:00", resolved_at="2026-06-08 12:00", status="closed")
    log.complaint("open", "2026-06-11 15:00", status="open")
    rows = log.derive("2026-06-12 12:00", only=["share_weeks"]).rows("share_weeks", "name = 'resolution'")
    found = [(str(row["week"]), row["judged"], row["bad"], row["is_closed"]) for row in rows]
    assert found == [("2026-06-01", 2, 1, True), ("2026-06-08", 1, 0, False)]


def test_the_running_week_is_open_even_if_nothing_runs(recurring_log):
    log = recurring_log.policy('[[limits]]\nresolution = "2d"')
    log.complaint("met", "2026-06-01 09:00", resolved_at="2026-06-01 12:00", status="closed")
    (row,) = log.derive("2026-06-05 12:00", only=["share_weeks"]).rows("share_weeks", "name = 'resolution'")
    assert row["is_closed"] is False


def test_steps_count_passed_and_failed_only(recurring_log):
    given = ["pass", "fail", "fail", "unknown", "n/a"]
    for number in range(len(given)):
        recurring_log.complaint(f"c{number}", "2026-06-01 09:00")
    recurring_log.derive(only=["cases", "check_names"])
    for number, verdict in enumerate(given):
        recurring_log.add("findings", {"complaint_id": f"c{number}", "code": "W1", "verdict": verdict})
    recurring_log.refill("recurring_settings", "case_persons", "case_verdicts", "compliance_figures", "share_weeks")
    (row,) = recurring_log.rows("share_weeks", "subject = 'step'")
    assert (row["name"], row["judged"], row["bad"]) == ("W1", 3, 2)
