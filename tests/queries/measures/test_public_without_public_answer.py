"""Public complaints that were not answered in public."""


def test_only_public_complaints_without_a_public_answer_are_listed(log):
    for case in ("answered", "silent", "private"):
        log.event(case, "2026-06-01 09:00", "received", is_public=case != "private")
    log.event("answered", "2026-06-01 10:00", "contact", direction="out", is_public=True)
    rows = log.derive().rows("public_without_public_answer")
    assert [(row["complaint_id"], str(row["complained_at"])) for row in rows] == [("silent", "2026-06-01 09:00:00")]
