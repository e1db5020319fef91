"""Every run of every clock with the limit that judges it."""

import pytest

RUN = {"complaint_id": "c1", "clock": "resolution", "cycle": 1, "started_at": "2026-06-29 15:00", "profile": "p", "is_raise": False}


@pytest.fixture
def limited(log):
    """`limited(*runs, **limits)`: the runs that are judged, under one rule with these limits in seconds (of an office, open 09:00 to 17:00)."""

    def made(*runs, calendar="", **limits):
        for day, before in (("2026-06-29", 0), ("2026-06-30", 28800)):
            for from_second, to_second, worked, is_open in (
                (0, 32400, before, False),
                (32400, 61200, before, True),
                (61200, 86400, before + 28800, False),
            ):
                row = {"from_second": from_second, "to_second": to_second, "worked_before": worked, "is_open": is_open}
                log.add("calendar_segments", {"calendar": "office", "day": day, "workday_number": before // 28800 + 1, **row})
        log.add("limit_matches", {"profile": "p", "rule": 1 if limits else None})
        for clock, seconds in limits.items():
            log.add("limits", {"rule": 1, "name": "urgent", "clock": clock, "calendar": calendar, "limit_seconds": seconds})
        for run in runs:
            log.add("clock_runs", {**RUN, **run})
        return log.refill("clock_limits").rows("clock_limits")

    return made


def test_a_run_has_its_limit_and_the_rule_that_set_it(limited):
    (row,) = limited({}, resolution=3600)
    assert (row["rule"], row["rule_name"], row["calendar"], row["limit_seconds"]) == (1, "urgent", "", 3600)
    assert row["start_worked"] is None


def test_working_seconds_and_days_are_of_its_calendar_up_to_the_start(limited):
    next_day = {"complaint_id": "c2", "started_at": "2026-06-30 08:00"}
    rows = limited({}, next_day, calendar="office", resolution=3600)
    assert [(row["start_worked"], row["start_workday"]) for row in rows] == [(6 * 3600, 1), (8 * 3600, 2)]


def test_outside_its_calendar_they_are_unknown(limited):
    (row,) = limited({"started_at": "2026-06-01 09:00"}, calendar="office", resolution=3600)
    assert (row["start_worked"], row["start_workday"]) == (None, None)


@pytest.mark.parametrize(
    ("run", "is_listed"),
    [
        ({}, True),
        ({"is_raise": True}, False),
        ({"clock": "next_reply"}, False),
        ({"clock": "back_office"}, False),
        ({"clock": "promise"}, True),
        ({"clock": "follow_up", "own_due_at": "2026-06-30 09:00"}, True),
        ({"clock": "escalation_head"}, True),
        ({"clock": "escalation_head", "cycle": 2}, False),
    ],
)
def test_without_a_limit_only_clocks_that_every_case_has_are_listed(limited, run, is_listed):
    rows = limited(run)
    assert bool(rows) is is_listed
    assert all((row["rule_name"], row["limit_seconds"]) == ("", None) for row in rows)


def test_a_due_time_of_the_case_s_own_goes_before_the_rule_s_limit(limited):
    (row,) = limited({"own_due_at": "2026-06-30 09:00"}, resolution=3600)
    assert (row["rule_name"], row["limit_seconds"]) == ("", None)


@pytest.mark.parametrize(("urgent", "low", "cycles"), [(3600, 7200, [1, 2]), (3600, 3600, [1]), (3600, 1800, [1])])
def test_a_raised_severity_starts_a_clock_only_where_its_limit_is_tighter(log, urgent, low, cycles):
    log.policy(f'[[limits]]\nwhen = {{ severity = "urgent" }}\nresolution = "{urgent}s"\n[[limits]]\nresolution = "{low}s"')
    log.complaint("c1", "2026-06-01 09:00", severity="low").event("c1", "2026-06-01 09:10", "status", severity="urgent")
    rows = log.derive(only=["clock_limits"]).rows("clock_limits", "clock = 'resolution'")
    assert [row["cycle"] for row in rows] == cycles


def test_the_limit_of_another_case_s_clock_does_not_keep_a_raised_one_from_starting(log):
    log.policy('[[limits]]\nwhen = { severity = "urgent" }\nresolution = "1h"\n[[limits]]\nresolution = "2h"')
    log.complaint("c1", "2026-06-01 09:00", severity="low").event("c1", "2026-06-01 09:10", "status", severity="urgent")
    log.complaint("c2", "2026-06-01 09:00", severity="urgent")
    rows = log.derive(only=["clock_limits"]).rows("clock_limits", "clock = 'resolution'")
    assert [(row["complaint_id"], row["cycle"], row["limit_seconds"]) for row in rows] == [
        ("c1", 1, 7200),
        ("c1", 2, 3600),
        ("c2", 1, 3600),
    ]
