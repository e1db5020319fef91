"""How much work each hour of the week brings."""

import pytest


@pytest.fixture
def settled(log):
    """A project in Shanghai where a complaint takes ten minutes and a call is to be answered in 20 seconds."""
    told = {"timezone": "Asia/Shanghai", "case_seconds": 600, "answer_within": 20, "start_within": 1800}
    return log.add("recurring_settings", told)


def test_arrivals_are_the_mean_of_the_weeks_and_the_load_is_arrivals_times_handling_time(settled):
    # four complaints on two Mondays, at nine in Shanghai: two an hour of ten minutes each
    for place, at in enumerate(("2026-06-01 01:00", "2026-06-01 01:30", "2026-06-08 01:10", "2026-06-08 01:50")):
        settled.add("cases", {"complaint_id": f"c{place}", "received_at": at})
    row = settled.refill("hourly_loads").row("hourly_loads")
    assert (row["work"], row["weekday"], row["hour"], row["arrivals"], row["limit_seconds"]) == ("complaints", 1, 9, 2, 1800)
    assert row["erlangs"] == pytest.approx(2 * 600 / 3600)


def test_all_calls_that_come_in_arrive_but_only_answered_ones_tell_how_long_one_takes(settled):
    calls = (("in", "answered", 100, 20), ("in", "answered", 60, None), ("in", "abandoned", 999, None), ("out", "answered", 999, None))
    for place, (direction, outcome, talk, hold) in enumerate(calls):
        row = {"call_id": f"a{place}", "started_at": "2026-06-01 01:00", "direction": direction, "outcome": outcome}
        settled.add("whole_calls", {**row, "talk_seconds": talk, "hold_seconds": hold})
    row = settled.refill("hourly_loads").row("hourly_loads")
    assert (row["work"], row["arrivals"], row["handle_seconds"], row["limit_seconds"]) == ("calls", 3, 90, 20)


def test_work_of_unknown_length_is_no_load(settled):
    settled.add("whole_calls", {"call_id": "a1", "started_at": "2026-06-01 01:00", "direction": "in", "outcome": "abandoned"})
    assert settled.refill("hourly_loads").rows("hourly_loads") == []
