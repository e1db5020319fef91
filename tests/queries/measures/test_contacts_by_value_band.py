"""Contacts that a case gets, by the value of its customer."""

COLUMNS = ["value_band", "customers", "cases", "contacts", "contacts_per_case", "cases_without"]


def of_two_bands(log):
    """Two cases of a customer of the lowest third, one of the highest, one of nobody known."""
    log.add("known_customers", {"customer_id": "poor", "value_band": 1}, {"customer_id": "rich", "value_band": 3})
    for case, customer in (("c1", "poor"), ("c2", "poor"), ("c3", "rich"), ("c4", None)):
        log.add("cases", {"complaint_id": case, "customer_id": customer})
    return log


def test_contacts_are_counted_by_the_band_of_the_customer(log):
    of_two_bands(log).add("contacts_made", {"complaint_id": "c1"}, {"complaint_id": "c3"}, {"complaint_id": "c3"})
    assert [tuple(row.values()) for row in log.rows("contacts_by_value_band", columns=COLUMNS)] == [
        (1, 1, 2, 1, 1 / 2, 1),
        (3, 1, 1, 2, 2, 0),
        (None, 0, 1, 0, 0, 1),
    ]


def test_a_log_without_any_contact_does_not_say_that_nobody_was_contacted(log):
    rows = of_two_bands(log).rows("contacts_by_value_band", columns=COLUMNS)
    assert [tuple(row.values())[3:] for row in rows] == [(None, None, None)] * 3
