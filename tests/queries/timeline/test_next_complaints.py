"""The next complaint of the same customer on the same issue."""


def test_only_the_next_one_after_the_resolution_counts(log):
    same = {"customer_id": "k", "issue": "Leak"}
    log.complaint("first", "2026-06-01 09:00", resolved_at="2026-06-02 09:00", **same)
    log.complaint("meanwhile", "2026-06-01 12:00", **same)
    log.complaint("at once", "2026-06-02 09:00", **same)
    log.complaint("next", "2026-06-03 09:00", **same | {"issue": "LEAK "})
    log.complaint("later", "2026-06-04 09:00", **same)
    log.complaint("other", "2026-06-02 10:00", customer_id="k", issue="Noise")
    row = log.derive(only=["next_complaints"]).row("next_complaints")
    assert (row["complaint_id"], row["again"], row["seconds_after"]) == ("first", "next", 86400)


def test_without_customer_or_issue_none_is_the_same(log):
    for case in ("a", "b"):
        log.complaint(f"1{case}", "2026-06-01 09:00", resolved_at="2026-06-01 10:00", issue="Leak")
        log.complaint(f"2{case}", "2026-06-02 09:00", resolved_at="2026-06-02 10:00", customer_id="k")
    assert log.derive(only=["next_complaints"]).rows("next_complaints") == []
