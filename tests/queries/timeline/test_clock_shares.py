"""Who held the case while a breached clock ran."""

from datetime import datetime

import pytest

CLOCK = {"complaint_id": "c1", "clock": "resolution", "cycle": 1}


@pytest.fixture
def shares(log):
    """`shares(**clock)`: seconds by holder of a breached clock from 09:00:00 to 09:01:40, of which Lab holds the last 60 seconds."""
    log.add("cases", {"complaint_id": "c1", "team": "Record"})

    def made(held=True, paused=(), **clock):
        if held:
            desk = {"team": "Desk", "held_from": "2026-06-01 09:00:10", "held_to": "2026-06-01 09:00:40"}
            log.add("case_holders", {"complaint_id": "c1", "stretch": 1, **desk})
            log.add("case_holders", {"complaint_id": "c1", "stretch": 2, "team": "Lab", "held_from": "2026-06-01 09:00:40"})
        for from_at, to_at in paused:
            log.add("clock_pauses", {**CLOCK, "paused_at": f"2026-06-01 09:{from_at}", "resumed_at": f"2026-06-01 09:{to_at}"})
        told = {"verdict": "breached", "calendar": "", "started_at": "2026-06-01 09:00", "stopped_at": "2026-06-01 09:01:40"}
        log.add("clock_verdicts", {**CLOCK, **told, **clock})
        rows = log.refill("clock_shares").rows("clock_shares")
        return {(row["holder"], row["team"]): row["actual_seconds"] for row in rows}

    return made


def test_nobody_held_it_until_the_first_team_did(shares):
    assert shares() == {("unassigned", ""): 10, ("team", "Desk"): 30, ("team", "Lab"): 60}


def test_a_pause_is_the_customer_s_and_taken_from_who_held_it(shares):
    told = shares(paused=[("00:30", "00:50"), ("01:20", "02:00")])
    assert told == {("unassigned", ""): 10, ("team", "Desk"): 20, ("team", "Lab"): 30, ("customer", ""): 40}


def test_a_pause_while_nobody_held_it_is_not_nobody_s(shares):
    assert shares(paused=[("00:00", "00:04")]) == {("unassigned", ""): 6, ("team", "Desk"): 30, ("team", "Lab"): 60, ("customer", ""): 4}


def test_where_no_event_names_a_team_the_record_s_held_it_all(shares):
    assert shares(held=False) == {("team", "Record"): 100}


def test_of_a_clock_that_goes_on_the_last_stretch_is_told_by_its_beginning(log, shares):
    assert shares(stopped_at=None) == {("unassigned", ""): 10, ("team", "Desk"): 30, ("team", "Lab"): None}
    since = {row["team"]: row["since"] for row in log.rows("clock_shares")}
    assert since == {"": None, "Desk": None, "Lab": datetime.fromisoformat("2026-06-01 09:00:40")}


def test_a_pause_in_the_stretch_that_goes_on_is_taken_from_it(log, shares):
    assert shares(stopped_at=None, paused=[("01:20", "02:00")])["team", "Lab"] == -40
    told = {(row["holder"], row["team"]): row["actual_seconds"] for row in log.rows("share_times")}
    assert told["team", "Lab"] == 29 * 86400 + 3 * 3600 - 40 - 40
    assert told["customer", ""] == 40


@pytest.mark.parametrize("clock", [{"verdict": "met"}, {"started_at": None}])
def test_a_clock_that_was_met_or_never_began_has_no_shares(shares, clock):
    assert shares(**clock) == {}


def test_of_a_calendar_only_its_hours_count_but_the_wall_s_are_told(log, shares):
    segments = ((0, 32430, 0, False), (32430, 32490, 0, True), (32490, 86400, 60, False))
    for from_second, to_second, worked, is_open in segments:
        row = {"from_second": from_second, "to_second": to_second, "worked_before": worked, "is_open": is_open}
        log.add("calendar_segments", {"calendar": "office", "day": "2026-06-01", **row})
    assert shares(calendar="office")["team", "Lab"] == 60
    assert {row["team"]: row["working_seconds"] for row in log.rows("clock_shares")} == {"": 0, "Desk": 10, "Lab": 50}
