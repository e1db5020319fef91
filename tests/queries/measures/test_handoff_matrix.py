"""Hand-offs from team to team."""

import pytest


def test_a_pair_of_teams_has_its_handoffs_and_their_wait(log):
    for case, wait in (("c1", 10), ("c2", 30), ("c3", None)):
        log.event(case, "2026-06-01 09:00", "assigned", team="A").event(case, "2026-06-01 10:00", "assigned", team="B")
        if wait:
            log.event(case, f"2026-06-01 10:{wait}", "note", team="B")
    log.event("c1", "2026-06-01 12:00", "assigned", team="A")
    rows = log.derive(only=["handoffs"]).rows("handoff_matrix")
    assert [(row["from_team"], row["to_team"], row["handoffs"], row["bounces"]) for row in rows] == [
        ("A", "B", 3, 0),
        ("B", "A", 1, 1),
    ]
    assert (rows[0]["median_wait_seconds"], rows[0]["total_wait_seconds"], rows[0]["waits_unknown"]) == (1200, 2400, 1)
    assert (rows[1]["median_wait_seconds"], rows[1]["waits_known"]) == (None, 0)


def test_the_same_team_twice_in_a_row_is_no_handoff(log):
    log.event("c1", "2026-06-01 09:00", "assigned", team="A").event("c1", "2026-06-01 10:00", "assigned", team="A")
    assert log.derive(only=["handoffs"]).rows("handoff_matrix") == []


@pytest.mark.real_data
def test_incident_log_matrix_sums_to_its_handoffs(bpi2013):
    rows = bpi2013.rows("handoff_matrix")
    assert sum(row["handoffs"] for row in rows) == bpi2013.row("handoff_summary")["handoffs"] == 9454
    assert all(row["waits_known"] + row["waits_unknown"] == row["handoffs"] for row in rows)
