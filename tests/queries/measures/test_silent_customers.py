"""Customers who complained repeatedly and were not heard of again."""


def test_silent_is_who_complained_twice_and_was_not_heard_of_for_as_long_as_the_setting_says(log):
    log.add("settings_values", {"name": "calls.silent_after", "value": 10 * 86400})
    told = (
        ("rich", 3, "2026-06-01 12:00", 900),
        ("exact", 2, "2026-06-20 12:00", 100),
        ("unvalued", 2, "2026-06-01 12:00", None),
        ("heard", 2, "2026-06-20 12:01", 500),
        ("once", 1, "2026-01-01 12:00", 500),
    )
    for customer, cases, last, value in told:
        log.add("known_customers", {"customer_id": customer, "cases": cases, "calls": 0, "last_contact_at": last, "value": value})
    rows = log.rows("silent_customers")
    assert [(row["customer_id"], row["silent_days"], row["tier"]) for row in rows] == [
        ("rich", 29, ""),
        ("exact", 10, ""),
        ("unvalued", 29, ""),
    ]
