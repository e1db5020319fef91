"""Shares of repeats, with what could not be judged."""


def test_repeats_unknown_and_judged_add_up_to_all_cases(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 09:00", customer_id="ann", issue="noise")
    recurring_log.complaint("c2", "2026-06-20 09:00", customer_id="ann", issue="noise")
    recurring_log.complaint("c3", "2026-06-20 09:00", customer_id="bob", issue="noise")
    recurring_log.complaint("c4", "2026-06-20 09:00", issue="noise")
    row = recurring_log.derive(only=["repeats"]).row("repeat_summary")
    assert (row["cases"], row["judged"], row["unknown"], row["without_customer"]) == (4, 3, 1, 1)
    assert (row["repeats"], row["repeats_7"], row["repeats_30"], row["repeats_90"]) == (1, 0, 1, 1)
    assert row["repeat_share"] == 1 / 3


def test_the_share_is_null_where_nothing_can_be_judged(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 09:00", issue="noise")
    row = recurring_log.derive(only=["repeats"]).row("repeat_summary")
    assert (row["judged"], row["repeat_share"], row["unknown"]) == (0, None, 1)
