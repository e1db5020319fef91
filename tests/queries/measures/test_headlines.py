"""The headline numbers."""


def test_a_case_that_was_reopened_then_counts_as_open_in_the_period_before(log):
    log.defaults()
    log.complaint("old", "2026-01-01 09:00", resolved_at="2026-01-02 09:00")
    log.complaint("c1", "2026-05-01 09:00").event("c1", "2026-05-02 09:00", "resolved")
    log.event("c1", "2026-05-03 09:00", "reopened").event("c1", "2026-06-25 09:00", "resolved")
    row = log.derive("2026-06-28 09:00").row("headlines", "figure = 'open_cases'")
    assert (row["amount"], row["previous"]) == (0, 1)


def test_open_cases_of_a_time_when_the_log_had_hardly_begun_are_not_told(log):
    log.defaults()
    log.complaint("c1", "2026-05-30 09:00", resolved_at="2026-06-25 09:00")
    row = log.derive("2026-06-28 09:00").row("headlines", "figure = 'open_cases'")
    assert (row["amount"], row["previous"], row["year_ago"]) == (0, None, None)
