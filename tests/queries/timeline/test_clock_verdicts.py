"""Clocks: golden cases that a person can check on a calendar."""

import pytest

OFFICE = """
[[calendars]]
name = "office"
timezone = "{zone}"
hours = {{ {hours} }}
{more}
[[limits]]
calendar = "office"
resolution = "{limit}"
"""


def resolution(log, given, start, stop, as_of="2026-12-31 00:00"):
    """The resolution clock of one case from `start` to `stop` (UTC) in the office given."""
    hours, zone, limit, more = given
    log.policy(OFFICE.format(hours=hours, zone=zone, limit=limit, more=more))
    log.complaint("other", "2025-11-01 00:00", closed_at="2025-11-01 00:00")
    log.complaint("c1", start, resolved_at=stop)
    return log.derive(as_of, only=["clock_verdicts"]).row("clock_verdicts", "complaint_id = 'c1' and clock = 'resolution'")


def test_from_friday_night_to_monday_half_past_nine_is_one_and_a_half_working_hours(log):
    clock = resolution(log, ('mon-fri = "08:00-17:00"', "UTC", "8h", ""), "2025-12-12 21:00", "2025-12-15 09:30")
    assert (clock["working_seconds"], clock["actual_seconds"]) == (5400, 217800)
    assert clock["verdict"] == "met"


@pytest.mark.parametrize(
    ("hours", "limit", "start", "due"),
    [
        ('mon-fri = "09:00-17:00"', "1h", "2025-12-12 16:30", "2025-12-15 09:30"),
        ('mon-fri = "08:00-18:00"', "4h", "2025-12-15 17:00", "2025-12-16 11:00"),
        ('mon-fri = "09:00-17:00"', "30min", "2025-12-12 16:30", "2025-12-12 17:00"),
        ('mon-fri = "09:00-17:00"', "1d", "2025-12-12 12:00", "2025-12-15 12:00"),
        ('mon-fri = "09:00-12:00 13:00-17:00"', "4h", "2025-12-15 11:00", "2025-12-15 16:00"),
        ('mon-fri = "09:00-17:00"', "2w", "2025-12-15 09:00", "2025-12-26 17:00"),
        ('mon-fri = "09:00-17:00"', "3wd", "2025-12-12 20:00", "2025-12-17 17:00"),
        ('mon-fri = "09:00-17:00"', "3wd", "2025-12-13 10:00", "2025-12-17 17:00"),
    ],
)
def test_due_time(log, hours, limit, start, due):
    clock = resolution(log, (hours, "UTC", limit, ""), start, None, as_of="2025-12-15 18:00")
    assert str(clock["due_at"])[:16] == due


def test_half_past_five_to_eight_next_morning_is_half_an_hour(log):
    clock = resolution(log, ('mon-fri = "08:00-18:00"', "UTC", "1h", ""), "2025-12-15 17:30", "2025-12-16 08:00")
    assert clock["working_seconds"] == 1800


@pytest.mark.parametrize(
    ("zone", "hours", "span", "working"),
    [
        # 29 March 2026: Berlin skips 02:00 to 03:00; the night shift 00:00 to 06:00 has five hours
        ("Europe/Berlin", 'sun = "00:00-06:00"', ("2026-03-28 22:00", "2026-03-29 10:00"), 5 * 3600),
        # 25 October 2026: Berlin shows 02:00 to 03:00 twice; it has seven
        ("Europe/Berlin", 'sun = "00:00-06:00"', ("2026-10-24 21:00", "2026-10-25 10:00"), 7 * 3600),
        ("America/New_York", 'sun = "00:00-06:00"', ("2026-03-08 00:00", "2026-03-08 12:00"), 5 * 3600),
        ("America/New_York", 'sun = "00:00-06:00"', ("2026-11-01 00:00", "2026-11-01 12:00"), 7 * 3600),
        # a window that opens inside the hour that is skipped opens when that hour would have ended
        ("Europe/Berlin", 'sun = "02:30-06:00"', ("2026-03-28 22:00", "2026-03-29 10:00"), 3 * 3600),
        # a window that opens inside the hour that comes twice is open in both, shut between
        ("Europe/Berlin", 'sun = "02:30-06:00"', ("2026-10-24 21:00", "2026-10-25 10:00"), 4 * 3600),
        # a working day on either side of the switch: 17:00 Friday to 10:00 Monday local is one hour
        ("Europe/Berlin", 'mon-fri = "09:00-17:00"', ("2026-03-27 16:00", "2026-03-30 08:00"), 3600),
        ("America/New_York", 'mon-fri = "09:00-17:00"', ("2026-10-30 21:00", "2026-11-02 15:00"), 3600),
    ],
)
def test_days_on_which_the_clocks_change_are_exact(log, zone, hours, span, working):
    clock = resolution(log, (hours, zone, "100h", ""), *span)
    assert clock["working_seconds"] == working


def test_chinese_new_year_has_no_hours_and_its_make_up_saturdays_do(log):
    # 2026: off 15 to 23 February, worked on Saturdays 14 and 28 February
    given = ('mon-fri = "09:00-18:00"', "Asia/Shanghai", "10d", 'holidays = "CN"')
    clock = resolution(log, given, "2026-02-13 10:00", "2026-03-02 01:00")
    # 14th, 24th to 27th and 28th, nine hours each; the start is at the close of Friday 13th
    assert clock["working_seconds"] == 6 * 9 * 3600


def test_days_off_and_on_of_the_settings_win_over_holidays(log):
    more = 'holidays = "DE"\nclosed = ["2026-05-04"]\nopen = { "2026-05-01" = "10:00-12:00" }'
    given = ('mon-fri = "09:00-17:00"', "UTC", "100h", more)
    clock = resolution(log, given, "2026-04-30 17:00", "2026-05-05 09:00")
    assert clock["working_seconds"] == 2 * 3600


def test_a_calendar_may_change_its_hours_from_a_date(log):
    more = '[[calendars]]\nname = "office"\ntimezone = "UTC"\nsince = "2026-01-06"\nhours = { mon-fri = "10:00-11:00" }'
    given = ('mon-fri = "09:00-17:00"', "UTC", "100h", more)
    clock = resolution(log, given, "2026-01-05 00:00", "2026-01-07 00:00")
    assert clock["working_seconds"] == 9 * 3600


def test_stop_exactly_at_due_is_met_and_a_second_later_is_breached(log):
    log.policy('[[limits]]\nresolution = "1h"')
    log.complaint("in time", "2026-06-01 09:00", resolved_at="2026-06-01 10:00:00")
    log.complaint("late", "2026-06-01 09:00", resolved_at="2026-06-01 10:00:01")
    rows = log.derive(only=["clock_verdicts"]).rows("clock_verdicts", "clock = 'resolution'")
    assert [row["verdict"] for row in rows] == ["met", "breached"]


def test_an_open_clock_is_running_until_its_due_time_and_breached_after_it(log):
    log.policy('[[limits]]\nresolution = "1h"')
    log.complaint("other", "2026-05-01 09:00", closed_at="2026-05-01 09:10")
    log.complaint("c1", "2026-06-01 09:00")
    for as_of, verdict in (("2026-06-01 10:00", "running"), ("2026-06-01 10:00:01", "breached")):
        row = log.derive(as_of, only=["clock_verdicts"]).row("clock_verdicts", "complaint_id = 'c1' and clock = 'resolution'")
        assert row["verdict"] == verdict


def test_a_time_outside_the_calendar_is_unknown_and_never_wrong(log):
    log.policy(OFFICE.format(hours='mon-fri = "09:00-17:00"', zone="UTC", limit="1h", more=""))
    log.complaint("old", "1901-01-01 09:00", resolved_at="1901-01-01 09:30")
    log.complaint("new", "2026-06-01 09:00", resolved_at="2026-06-01 09:30")
    rows = log.derive(only=["clock_verdicts"]).rows("clock_verdicts", "clock = 'resolution'")
    assert [(row["complaint_id"], row["verdict"], row["reason"]) for row in rows] == [
        ("new", "met", None),
        ("old", "unknown", "a time lies outside the calendar"),
    ]


def test_a_severity_raised_after_a_reopening_starts_its_clock_though_the_first_cycle_had_one_as_tight(log):
    log.policy('[[limits]]\nwhen = { severity = "urgent" }\nresolution = "8h"\n[[limits]]\nresolution = "9d"')
    log.complaint("c1", "2026-06-01 09:00", severity="urgent").event("c1", "2026-06-01 10:00", "status", severity="general")
    log.event("c1", "2026-06-01 11:00", "resolved").event("c1", "2026-06-02 09:00", "reopened")
    log.event("c1", "2026-06-02 10:00", "status", severity="urgent").event("c1", "2026-06-02 11:00", "status", severity="general")
    log.event("c1", "2026-06-02 12:00", "status", severity="urgent")
    rows = log.derive("2026-06-03 09:00", only=["clock_verdicts"]).rows("clock_verdicts", "clock = 'resolution'")
    assert [(f"{row['started_at']:%d %H}", row["verdict"]) for row in rows] == [
        ("01 09", "met"),
        ("02 09", "running"),
        ("02 10", "breached"),
    ]


def test_a_clock_that_ends_before_it_begins_has_no_negative_pause_and_no_negative_limit(log):
    log.policy('[[limits]]\nresolution = "1d"\npaused_by = ["Waiting"]')
    log.complaint("c1", "2026-06-05 09:00", due_at="2026-06-01 09:00", resolved_at="2026-06-03 09:00")
    log.event("c1", "2026-06-02 09:00", "status", status="Waiting")
    rows = log.derive(only=["clock_verdicts"]).rows("clock_verdicts", "clock in ('due', 'resolution')")
    assert [(row["clock"], row["limit_seconds"], row["paused_seconds"]) for row in rows] == [("due", None, 0), ("resolution", 86400, 0)]
