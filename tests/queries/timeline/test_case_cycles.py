"""A case from its receipt to its first end, and from each reopening to the next."""

import pytest


@pytest.fixture
def cycles(log):
    """`cycles(*kinds)`: the cycles of a case received on 1 June, with these events on the days after it, each at 09:00 by its own team."""
    log.complaint("c1", "2026-06-01 09:00", severity="general")

    def made(*kinds):
        for day, kind in enumerate(kinds, 2):
            log.event("c1", f"2026-06-{day:02} 09:00", kind, team=f"T{day}", severity="urgent")
        return log.derive(only=["case_cycles"]).rows("case_cycles")

    return made


def days(row):
    """Days of June on which a cycle began, ended, and the next began."""
    return tuple(at and at.day for at in (row["started_at"], row["ended_at"], row["next_started_at"]))


def test_a_reopening_begins_a_cycle_and_the_end_before_it_stays(cycles):
    first, second = cycles("resolved", "reopened", "closed")
    assert (days(first), first["is_last"]) == ((1, 2, 3), False)
    assert (days(second), second["is_last"]) == ((3, 4, None), True)
    assert (second["team"], second["severity"]) == ("T3", "urgent")
    assert (first["end_team"], first["end_severity"], first["severity"]) == ("T2", "urgent", "general")


def test_of_several_reopenings_the_one_after_the_end_begins_the_cycle(cycles):
    first, second, third = cycles("resolved", "reopened", "reopened", "resolved", "resolved", "reopened")
    assert [days(row) for row in (first, second, third)] == [(1, 2, 3), (3, 5, 7), (7, None, None)]
    assert [row["team"] for row in (second, third)] == ["T3", "T7"]
    assert [row["misses_end"] for row in (first, second, third)] == [False, False, False]


def test_the_first_resolution_ends_a_cycle_and_a_closing_only_where_there_is_none(cycles):
    (only,) = cycles("closed", "resolved", "resolved")
    assert (days(only), only["end_event_id"], only["end_team"]) == ((1, 3, None), "e2", "T3")


def test_an_open_case_has_one_cycle_without_an_end(cycles):
    (only,) = cycles("note")
    assert (days(only), only["is_last"], only["misses_end"]) == ((1, None, None), True, False)


def test_a_reopening_with_no_end_before_it_shows_that_an_end_is_missing(cycles):
    first, second = cycles("reopened", "closed", "reopened")
    assert [(days(row), row["misses_end"]) for row in (first, second)] == [((1, 3, 4), True), ((4, None, None), False)]


def test_a_later_stray_reopening_misses_no_end_of_the_first_cycle(cycles):
    assert [row["misses_end"] for row in cycles("resolved", "reopened", "reopened")] == [False, False]


def test_a_reopening_before_an_end_misses_one_though_a_later_end_comes_twice(cycles):
    assert [row["misses_end"] for row in cycles("reopened", "resolved", "closed")] == [True]


def test_the_team_is_told_by_its_name_and_a_case_without_events_has_the_record_s(log):
    log.complaint("c1", "2026-06-01 09:00", team="desk").complaint("c2", "2026-06-01 09:00", team="Lab")
    log.event("c1", "2026-06-01 10:00", "note", team="Desk").event("c3", "2026-06-01 10:00", "note", team="Desk")
    rows = log.derive(only=["case_cycles"]).rows("case_cycles")
    assert [(row["complaint_id"], row["team"]) for row in rows] == [("c1", "Desk"), ("c2", "Lab"), ("c3", "Desk")]
