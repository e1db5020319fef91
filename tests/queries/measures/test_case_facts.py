"""What is known of each case."""


def test_each_case_has_one_row_with_what_its_record_and_its_events_say(log):
    log.complaint("c2", "2026-06-02 09:00", team="Desk", product="Line", customer_id="k2", description="no tone")
    log.complaint("c1", "2026-06-01 09:00", status="done")
    log.event("c1", "2026-06-01 10:00", "resolved").event("c1", "2026-06-01 11:00", "closed")
    rows = log.derive(only=["case_facts"]).rows("case_facts")
    assert [(row["complaint_id"], row["is_open"], row["team"], row["product"], row["description"]) for row in rows] == [
        ("c1", False, None, None, None),
        ("c2", True, "Desk", "Line", "no tone"),
    ]
    assert (str(rows[0]["resolved_at"]), str(rows[0]["closed_at"])) == ("2026-06-01 10:00:00", "2026-06-01 11:00:00")
