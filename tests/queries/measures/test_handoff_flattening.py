"""What would go if a hop were removed."""

import pytest


def test_with_the_hop_goes_its_wait_and_the_way_straight_back(log):
    log.event("c1", "2026-06-01 00:00", "assigned", team="A").event("c1", "2026-06-01 01:00", "assigned", team="B")
    log.event("c1", "2026-06-01 03:00", "note", team="B").event("c1", "2026-06-01 04:00", "assigned", team="A")
    log.event("c1", "2026-06-01 05:00", "note", team="A").event("c1", "2026-06-01 06:00", "assigned", team="C")
    rows = log.derive(only=["handoffs"]).rows("handoff_flattening")
    shown = [(row["rank"], row["from_team"], row["to_team"], row["handoffs_removed"], row["wait_hours_removed"]) for row in rows]
    assert shown == [(1, "A", "B", 2, 3), (2, "B", "A", 1, 1), (3, "A", "C", 1, 0)]
    assert [row["waits_unknown"] for row in rows] == [0, 0, 1]
    assert rows[0]["share_of_wait"] == 1
    assert rows[0]["share_of_handoffs"] == pytest.approx(2 / 3)


def test_without_handoffs_there_is_nothing_to_flatten(log):
    log.event("c1", "2026-06-01 00:00", "assigned", team="A")
    assert log.derive(only=["handoffs"]).rows("handoff_flattening") == []


@pytest.mark.real_data
def test_incident_log_hops_and_ways_back(bpi2013):
    rows = bpi2013.rows("handoff_flattening")
    assert sum(row["handoffs"] for row in rows) == 9454
    assert sum(row["straight_back"] for row in rows) == bpi2013.row("handoff_summary")["bounces"]
