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


def test_a_contact_well_after_the_receipt_is_a_return_even_if_it_is_the_first_on_record(log):
    log.defaults()
    for name, minute in (("intake", "09:30"), ("return", "09:31")):
        log.complaint(name, "2026-06-10 09:00", resolved_at="2026-06-12 09:00").event(
            name, f"2026-06-10 {minute}", "contact", direction="in"
        )
    rows = log.derive(only=["customer_returns"]).rows("customer_returns")
    assert {row["complaint_id"]: row["further_contacts"] for row in rows} == {"intake": 0, "return": 1}


def test_the_legs_of_one_call_are_one_contact_and_calls_of_another_source_count(log):
    log.defaults().complaint("c1", "2026-06-10 09:00", resolved_at="2026-06-12 09:00")
    for name, day, linked in (("leg 1", 10, "l1"), ("leg 2", 10, "l1"), ("again", 11, None)):
        call = {"call_id": name, "linked_id": linked, "complaint_id": "c1", "direction": "in", "outcome": "answered"}
        log.add("calls", {"source": "switch", "started_at": f"2026-06-{day} 08:58", **call})
    assert log.derive(only=["customer_returns"]).row("customer_returns")["further_contacts"] == 1


def test_another_spelling_of_the_issue_is_that_issue(log):
    for name, day, issue in (("c1", 1, "Drip"), ("c2", 5, " drip")):
        log.complaint(name, f"2026-06-{day:02} 09:00", resolved_at=f"2026-06-{day:02} 10:00", customer_id="k", issue=issue)
    rows = log.derive(only=["customer_returns"]).rows("customer_returns")
    assert [row["other_case_at"].day for row in rows] == [5, 1]


def test_a_case_without_any_contact_has_none_further(log):
    log.complaint("c1", "2026-06-10 09:00", resolved_at="2026-06-12 09:00")
    row = log.derive(only=["customer_returns"]).row("customer_returns")
    assert (row["further_contacts"], row["further_at"]) == (0, None)
