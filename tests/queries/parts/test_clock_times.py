"""Time that a clock took, until it stopped or until now."""

import pytest

CLOCK = {"complaint_id": "c1", "clock": "resolution", "cycle": 1, "calendar": "", "paused_seconds": 0, "started_at": "2026-06-30 11:00"}


@pytest.mark.parametrize("verdict", ["running", "breached"])
def test_a_clock_that_goes_on_counts_up_to_now_without_its_pauses(log, verdict):
    log.add("clock_verdicts", {**CLOCK, "verdict": verdict, "paused_seconds": 600})
    row = log.row("clock_times")
    assert (row["working_seconds"], row["actual_seconds"]) == (3000, 3600)


def test_one_that_stopped_keeps_what_it_took(log):
    log.add("clock_verdicts", {**CLOCK, "verdict": "met", "stopped_at": "2026-06-30 11:10", "working_seconds": 60, "actual_seconds": 600})
    row = log.row("clock_times")
    assert (row["working_seconds"], row["actual_seconds"]) == (60, 600)


@pytest.mark.parametrize("clock", [{"verdict": "unknown"}, {"verdict": "not_applicable"}, {"verdict": "running", "started_at": None}])
def test_one_that_neither_runs_nor_stopped_took_no_time(log, clock):
    log.add("clock_verdicts", {**CLOCK, **clock})
    row = log.row("clock_times")
    assert (row["working_seconds"], row["actual_seconds"]) == (None, None)


def test_one_that_ended_before_it_began_took_no_time(log):
    log.add("clock_verdicts", {**CLOCK, "verdict": "unknown", "stopped_at": "2026-06-30 10:00"})
    assert log.row("clock_times")["working_seconds"] is None


def test_on_a_calendar_its_hours_count(log):
    day = {"calendar": "office", "day": "2026-06-30", "from_second": 42000, "to_second": 86400, "worked_before": 600, "is_open": True}
    log.add("calendar_segments", day)
    log.add("clock_verdicts", {**CLOCK, "calendar": "office", "verdict": "running", "start_worked": 100})
    row = log.row("clock_times")
    assert (row["working_seconds"], row["actual_seconds"]) == (1700, 3600)
