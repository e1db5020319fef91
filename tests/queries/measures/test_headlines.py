"""Headline numbers: 28 days beside the 28 before and the same 28 a year ago."""


def test_complaints_are_counted_by_the_day_of_receipt(log):
    log.complaint("last year", "2025-06-20T08:00").complaint("start", "2025-05-01T08:00")
    log.complaint("before", "2026-05-20T08:00")
    log.complaint("now 1", "2026-06-20T08:00").complaint("now 2", "2026-06-21T08:00")
    row = next(one for one in log.derive("2026-06-30T12:00").rows("headlines") if one["figure"] == "complaints")
    assert (row["amount"], row["previous"], row["year_ago"], row["cases"]) == (2, 1, 1, 2)


def test_a_period_before_the_log_began_gives_no_number(log):
    log.complaint("now", "2026-06-20T08:00").complaint("start", "2026-06-01T08:00")
    row = next(one for one in log.derive("2026-06-30T12:00").rows("headlines") if one["figure"] == "complaints")
    assert (row["amount"], row["previous"], row["year_ago"]) == (1, None, None)
