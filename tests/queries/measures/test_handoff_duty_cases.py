"""Cases that break a duty at hand-offs."""


def test_a_failed_case_is_listed_with_its_evidence_and_a_kept_duty_is_not(log):
    log.event("c1", "2026-06-01 00:00", "assigned", team="A").event("c1", "2026-06-01 01:00", "assigned", team="B")
    log.event("c2", "2026-06-01 00:00", "note", team="A").event("c2", "2026-06-01 01:00", "assigned", team="B")
    row = log.derive(only=["handoffs_noted", "case_routes"]).row("handoff_duty_cases")
    assert (row["complaint_id"], row["duty"], row["event_id"], row["route"]) == ("c1", "handoffs_noted", "e2", "A → B")
    assert row["evidence"] == "hand-offs without a note: 1, first A to B"
