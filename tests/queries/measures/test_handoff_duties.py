"""Duties at hand-offs, counted."""


def test_measured_unknown_and_not_applicable_are_all_cases(log):
    log.event("c1", "2026-06-01 00:00", "assigned", team="A").event("c1", "2026-06-01 01:00", "assigned", team="B")
    log.event("c2", "2026-06-01 00:00", "note", team="A").event("c2", "2026-06-01 01:00", "assigned", team="B")
    log.event("c3", "2026-06-01 00:00", "note", team="A")
    log.event("c4", "2026-06-01 00:00", "note")
    rows = {row["duty"]: row for row in log.derive().rows("handoff_duties")}
    assert len(rows) == 6
    noted = rows["handoffs_noted"]
    assert (noted["passed"], noted["failed"], noted["unknown"], noted["not_applicable"]) == (1, 1, 1, 1)
    assert noted["fail_share"] == 0.5
    assert rows["hidden_back_office"]["fail_share"] is None
    assert {sum(row[key] for key in ("passed", "failed", "unknown", "not_applicable")) for row in rows.values()} == {4}
