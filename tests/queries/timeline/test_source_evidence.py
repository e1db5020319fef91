"""What each source's export can tell."""


def test_a_field_is_carried_where_one_case_fills_it(log):
    log.complaint("c1", "2026-06-01 09:00", product="Tap", issue=" ")
    log.complaint("c2", "2026-06-01 09:00", compensation_decision="granted")
    log.complaint("c3", "2026-06-01 09:00", source="other")
    mine, other = sorted(log.derive(only=["source_evidence"]).rows("source_evidence"), key=lambda row: row["source"] != "test")
    assert (mine["has_product"], mine["has_issue"], mine["has_compensation"]) == (True, False, True)
    assert (other["has_product"], other["has_compensation"], other["has_record"]) == (False, False, True)


def test_events_carry_fields_too(log):
    log.event("c1", "2026-06-01 09:00", "received", text="It drips")
    log.event("c1", "2026-06-01 10:00", "corrective_action", actor="Ann")
    row = log.derive(only=["source_evidence"]).row("source_evidence")
    carried = {name for name, value in row.items() if value is True}
    assert carried == {"has_received_at", "has_description", "has_corrective_action", "has_events", "has_actors"}


def test_what_comes_after_as_of_is_not_carried_yet(log):
    log.complaint("c1", "2026-06-01 09:00")
    log.event("c1", "2026-06-03 10:00", "note", actor="Ann")
    row = log.derive("2026-06-02 00:00", only=["source_evidence"]).row("source_evidence")
    assert (row["has_events"], row["has_actors"]) == (False, False)
