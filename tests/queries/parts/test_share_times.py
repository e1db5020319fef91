"""How long each holder had a breached case, until the clock stopped or until now."""

import pytest

CLOCK = {"complaint_id": "c1", "clock": "resolution", "cycle": 1}
DESK = {**CLOCK, "holder": "team", "team": "Desk", "calendar": "", "working_seconds": 30, "actual_seconds": 30}
LAB = {**CLOCK, "holder": "team", "team": "Lab", "calendar": ""}


def told(log):
    return {row["team"]: (row["working_seconds"], row["actual_seconds"], row["share"]) for row in log.rows("share_times")}


def test_a_stretch_that_goes_on_counts_up_to_now(log):
    log.add("clock_shares", DESK, {**LAB, "since": "2026-06-30 11:58:30"})
    assert told(log) == {"Desk": (30, 30, 0.25), "Lab": (90, 90, 0.75)}


def test_what_it_held_before_is_added(log):
    log.add("clock_shares", {**LAB, "working_seconds": 10, "actual_seconds": 10, "since": "2026-06-30 11:59:50"})
    assert told(log) == {"Lab": (20, 20, 1.0)}


def test_a_stretch_that_begins_now_is_none(log):
    log.add("clock_shares", DESK, {**LAB, "since": "2026-06-30 12:00"})
    assert told(log) == {"Desk": (30, 30, 1.0)}


def test_on_a_calendar_its_hours_count_and_the_wall_s_are_told_too(log):
    day = {"calendar": "office", "day": "2026-06-30", "from_second": 43140, "to_second": 86400, "worked_before": 600, "is_open": True}
    log.add("calendar_segments", day)
    log.add("clock_shares", {**LAB, "calendar": "office", "since": "2026-06-29 12:00", "since_worked": 500})
    assert told(log) == {"Lab": (160, 86400, 1.0)}


def test_where_its_calendar_was_shut_all_the_time_shares_are_unknown(log):
    log.add("clock_shares", {**DESK, "calendar": "office", "working_seconds": 0, "actual_seconds": 86400})
    assert told(log) == {"Desk": (0, 86400, None)}


def test_the_shares_of_a_clock_sum_to_the_whole(log):
    log.add("clock_shares", DESK, {**DESK, "team": "Lab"}, {**DESK, "team": "Field"}, {**DESK, "cycle": 2, "team": "Lab"})
    by_cycle = {}
    for row in log.rows("share_times"):
        by_cycle[row["cycle"]] = by_cycle.get(row["cycle"], 0) + row["share"]
    assert by_cycle == {1: pytest.approx(1), 2: pytest.approx(1)}
