"""Spells of repeats, one line each."""


def test_a_customer_who_came_three_times_is_one_line_of_three_cases(recurring_log):
    recurring_log.complaint("c1", "2026-04-01 09:00", customer_id="ann", issue="noise")
    recurring_log.complaint("c2", "2026-04-20 09:00", customer_id="ann", issue="noise")
    recurring_log.complaint("c3", "2026-05-10 09:00", customer_id="ann", issue="noise")
    recurring_log.complaint("d1", "2026-05-10 09:00", customer_id="bob", issue="noise")
    row = recurring_log.derive(only=["repeats"]).row("repeat_complaints")
    assert (row["customer_id"], row["issue"], row["cases"], row["shortest_days"]) == ("ann", "noise", 3, 19.0)
    assert (str(row["first_at"]), str(row["last_at"])) == ("2026-04-01 09:00:00", "2026-05-10 09:00:00")
    assert (row["first_complaint_id"], row["last_complaint_id"]) == ("c1", "c3")


def test_a_silence_longer_than_thirty_days_begins_another_spell(recurring_log):
    for name, day in (("c1", "2026-01-01"), ("c2", "2026-01-05"), ("c3", "2026-03-01"), ("c4", "2026-03-02")):
        recurring_log.complaint(name, f"{day} 09:00", customer_id="ann", issue="noise")
    rows = recurring_log.derive(only=["repeats"]).rows("repeat_complaints")
    assert [(row["first_complaint_id"], row["cases"]) for row in rows] == [("c3", 2), ("c1", 2)]


def test_customers_of_two_sources_are_two_customers(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 09:00", customer_id="ann", issue="noise", source="shop")
    recurring_log.complaint("c2", "2026-06-02 09:00", customer_id="ann", issue="noise", source="desk")
    assert recurring_log.derive(only=["repeats"]).rows("repeat_complaints") == []
