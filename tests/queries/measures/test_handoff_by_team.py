"""Hand-offs of each team."""

import pytest


def test_what_a_team_gave_and_got(log):
    log.event("c1", "2026-06-01 00:00", "assigned", team="A", actor="Ann")
    log.event("c1", "2026-06-01 01:00", "note", team="A", actor="Bob")
    log.event("c1", "2026-06-01 02:00", "assigned", team="B")
    log.event("c1", "2026-06-01 03:00", "assigned", team="A")
    log.event("c1", "2026-06-01 03:10", "note", team="A")
    log.event("c2", "2026-06-01 00:00", "assigned", team="A")
    first, second = log.derive(only=["handoffs", "agent_changes"]).rows("handoff_by_team")
    assert (first["team"], first["cases"], first["given"], first["got"], first["got_back"]) == ("A", 2, 1, 1, 1)
    assert (first["median_wait_seconds"], first["waits_known"], first["agent_changes"]) == (600, 1, 1)
    assert (second["team"], second["cases"], second["given"], second["got"], second["got_back"]) == ("B", 1, 1, 1, 0)
    assert (first["given_without_note"], second["given_without_note"]) == (0, 1)


@pytest.mark.real_data
def test_incident_log_gives_as_much_as_it_gets(bpi2013):
    bpi2013.derive(only=["case_routes", "agent_changes"])
    rows = bpi2013.rows("handoff_by_team")
    assert sum(row["given"] for row in rows) == sum(row["got"] for row in rows) == 9454
    assert sum(row["got_again"] for row in rows) == 3286
    assert len(rows) == 649
