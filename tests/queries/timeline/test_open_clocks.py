"""Clocks that run now, and how much of their limit is left."""

import pytest

RUNNING = {"complaint_id": "c1", "clock": "resolution", "cycle": 1, "verdict": "running", "started_at": "2026-06-29 09:00"}


@pytest.fixture
def left(log):
    """`left(**clock)`: the clock as it stands on Tuesday 30 June at 12:00, in an office open from 09:00 to 17:00 where `calendar` says so."""

    def made(**clock):
        for day in (30, 31):
            worked = (day - 30) * 28800
            spans = ((0, 32400, worked, False), (32400, 61200, worked, True), (61200, 86400, worked + 28800, False))
            for from_second, to_second, before, is_open in spans:
                on = "2026-06-30" if day == 30 else "2026-07-01"
                row = {"from_second": from_second, "to_second": to_second, "worked_before": before, "is_open": is_open}
                log.add("calendar_segments", {"calendar": "office", "day": on, **row})
        log.add("clock_verdicts", {**RUNNING, "calendar": "", "limit_seconds": 36000, "working_seconds": 100, **clock})
        return log.refill("open_clocks").rows("open_clocks")

    return made


@pytest.mark.parametrize(
    ("due_at", "seconds", "within"),
    [
        ("2026-06-30 11:00", -3600, "4 h"),
        ("2026-06-30 16:00", 14400, "4 h"),
        ("2026-06-30 16:00:01", 14401, "8 h"),
        ("2026-06-30 20:00", 28800, "8 h"),
        ("2026-06-30 20:00:01", 28801, "24 h"),
        ("2026-07-01 12:00", 86400, "24 h"),
        ("2026-07-01 12:00:01", 86401, "later"),
    ],
)
def test_on_the_wall_what_is_left_is_the_time_to_the_due_time(left, due_at, seconds, within):
    (row,) = left(due_at=due_at)
    assert (row["working_seconds_left"], row["due_within"]) == (seconds, within)


@pytest.mark.parametrize(
    ("due_at", "hours"), [("2026-06-30 16:00", 4), ("2026-06-30 17:00", 5), ("2026-07-01 08:59", 5), ("2026-07-01 10:00", 6)]
)
def test_of_a_calendar_only_its_hours_are_left(left, due_at, hours):
    (row,) = left(due_at=due_at, calendar="office")
    assert row["working_seconds_left"] == hours * 3600


def test_a_calendar_that_does_not_reach_the_due_time_leaves_it_unknown(left):
    (row,) = left(due_at="2026-07-02 10:00", calendar="office")
    assert (row["working_seconds_left"], row["due_within"]) == (None, "later")


@pytest.mark.parametrize(("used", "is_at_risk"), [(28800, False), (28801, True)])
def test_more_than_eight_tenths_of_the_limit_is_at_risk(left, used, is_at_risk):
    (row,) = left(due_at="2026-06-30 14:00", working_seconds=used)
    assert (row["is_at_risk"], row["used_share"]) == (is_at_risk, used / 36000)


def test_the_share_is_a_setting(log, left):
    log.add("settings_values", {"name": "clocks.at_risk", "value": 0.5}, {"name": "other", "value": 0.9})
    (row,) = left(due_at="2026-06-30 14:00", working_seconds=18001)
    assert row["is_at_risk"] is True


def test_only_clocks_that_run_are_listed(left):
    assert left(due_at="2026-06-30 14:00", verdict="met") == []
