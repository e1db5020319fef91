"""The unfinished week against the same weekdays of the weeks before."""

from datetime import timedelta

WANTED = ["problem_signals"]


def test_monday_is_held_against_mondays(recurring_log):
    # seven a week, one a day: by the end of Monday one is usual
    recurring_log.weekly("2025-01-06", phone=[7] * 40)
    for place in range(6):
        recurring_log.complaint(f"c{place}", recurring_log.as_of + timedelta(hours=8), product="phone")
    recurring_log.as_of += timedelta(days=1, hours=9)
    row = recurring_log.derive(only=WANTED).row("this_week")
    assert (row["days"], row["complaints"], row["expected"], row["excess"], row["is_high"]) == (1, 6, 1.0, 5.0, True)


def test_a_usual_week_is_not_high(recurring_log):
    recurring_log.weekly("2025-01-06", phone=[7] * 40)
    recurring_log.as_of -= timedelta(days=4)
    row = recurring_log.derive(only=WANTED).row("this_week")
    assert (row["days"], row["complaints"], row["is_high"]) == (3, 3, False)


def test_today_is_not_counted_before_it_is_over(recurring_log):
    recurring_log.weekly("2025-01-06", phone=[7] * 40)
    recurring_log.as_of += timedelta(hours=9)
    recurring_log.complaint("c1", recurring_log.as_of - timedelta(hours=1), product="phone")
    assert recurring_log.derive(only=WANTED).rows("this_week") == []
