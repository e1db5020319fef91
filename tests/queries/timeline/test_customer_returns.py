"""Whether the customer came back on the same issue."""


def test_the_nearest_other_case_of_the_customer_on_the_issue_tells(log):
    for number, day in enumerate((1, 5, 20), 1):
        day_text = f"2026-06-{day:02} 09:00"
        log.complaint(f"c{number}", day_text, resolved_at=day_text, customer_id="k", issue="drip")
    log.complaint("c4", "2026-06-01 09:00", resolved_at="2026-06-01 09:00", customer_id="k", issue=" ")
    rows = log.derive(only=["customer_returns"]).rows("customer_returns")
    days = {row["complaint_id"]: row["other_case_at"] and row["other_case_at"].day for row in rows}
    assert days == {"c1": 5, "c2": 1, "c3": None, "c4": None}


def test_contacts_beyond_the_first_and_inside_the_time_count(log):
    log.complaint("c1", "2026-06-10 09:00", resolved_at="2026-06-10 12:00")
    for day in (1, 10, 12, 17, 18):
        log.event("c1", f"2026-06-{day:02} 09:00", "contact", direction="in")
    row = log.derive(only=["customer_returns"]).row("customer_returns")
    assert (row["further_contacts"], row["further_at"].day) == (2, 17)
