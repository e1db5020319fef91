"""Which team held the case when its clock was breached, stopped, or now, where it is not the one that held it when the clock began."""

import pytest

CLOCK = {"complaint_id": "c1", "clock": "resolution", "cycle": 1, "due_at": "2026-06-02 09:00", "team": "Start"}


@pytest.fixture
def holder(log):
    """`holder(**clock)`: day of June and team, where Desk held it from the 1st, Lab from the 2nd and Plant from the 3rd, all at 09:00."""

    def made(teams=("Desk", "Lab", "Plant"), **clock):
        log.add("cases", {"complaint_id": "c1", "team": "Record"})
        for day, team in enumerate(teams, 1):
            held = {"held_from": f"2026-06-{day:02} 09:00", "held_to": f"2026-06-{day + 1:02} 09:00" if day < len(teams) else None}
            log.add("case_holders", {"complaint_id": "c1", "stretch": day, "team": team, **held})
        log.add("clock_verdicts", {**CLOCK, **clock})
        row = log.refill("clock_holders").row("clock_holders")
        return row["held_at"] and row["held_at"].day, row["held_by"]

    return made


def test_a_breached_clock_was_with_the_team_that_held_it_when_it_was_due(holder):
    assert holder(verdict="breached", stopped_at="2026-06-04 09:00") == (2, "Lab")


def test_any_other_clock_with_the_team_that_held_it_when_it_stopped(holder):
    assert holder(verdict="met", stopped_at="2026-06-01 10:00") == (1, "Desk")


def test_a_clock_that_runs_is_with_the_team_that_holds_it_now(holder):
    assert holder(verdict="running") == (None, "Plant")


def test_before_the_first_team_nobody_held_it(holder):
    assert holder(verdict="breached", due_at="2026-05-31 09:00") == (31, None)


def test_where_no_event_names_a_team_the_record_s_held_it(holder):
    assert holder(teams=(), verdict="running") == (None, "Record")


def test_where_the_first_team_still_held_it_nothing_is_kept(log):
    log.add("cases", {"complaint_id": "c1"})
    log.add("case_holders", {"complaint_id": "c1", "stretch": 1, "team": "Desk", "held_from": "2026-06-01 09:00"})
    clock = {**CLOCK, "verdict": "met", "stopped_at": "2026-06-03 09:00"}
    log.add("clock_verdicts", {**clock, "team": "Desk"}, {**clock, "cycle": 2}, {**clock, "cycle": 3, "team": None})
    assert [(row["cycle"], row["held_by"]) for row in log.refill("clock_holders").rows("clock_holders")] == [(2, "Desk"), (3, "Desk")]


def test_two_hand_overs_in_one_second_leave_it_with_the_second(log):
    log.add("cases", {"complaint_id": "c1"})
    for stretch, team, since, until in ((1, "Desk", 1, 2), (2, "Lab", 2, 2), (3, "Plant", 2, None)):
        held = {"held_from": f"2026-06-{since:02} 09:00", "held_to": until and f"2026-06-{until:02} 09:00"}
        log.add("case_holders", {"complaint_id": "c1", "stretch": stretch, "team": team, **held})
    log.add("clock_verdicts", {**CLOCK, "verdict": "breached"})
    assert log.refill("clock_holders").row("clock_holders")["held_by"] == "Plant"


def test_each_clock_of_each_case_has_its_own_holder(log):
    held = {"complaint_id": "c1", "stretch": 1, "held_from": "2026-06-01 09:00"}
    until = {"held_to": "2026-06-03 09:00"}
    log.add("cases", {"complaint_id": "c1"}, {"complaint_id": "c2", "team": "Record"}, {"complaint_id": "c1", "source": "other"})
    log.add("case_holders", {**held, **until, "team": "Desk"}, {**held, "stretch": 2, "team": "Lab", "held_from": "2026-06-03 09:00"})
    log.add("case_holders", {**held, "source": "other", "team": "Plant"})
    clock = {"clock": "resolution", "cycle": 1, "verdict": "met", "stopped_at": "2026-06-02 09:00", "team": "Start"}
    log.add("clock_verdicts", {**clock, "complaint_id": "c1"}, {**clock, "complaint_id": "c1", "source": "other"})
    log.add(
        "clock_verdicts", {**clock, "complaint_id": "c1", "cycle": 2, "stopped_at": "2026-06-04 09:00"}, {**clock, "complaint_id": "c2"}
    )
    log.add("clock_verdicts", {**clock, "complaint_id": "c1", "clock": "due", "stopped_at": "2026-05-31 09:00"})
    rows = log.refill("clock_holders").rows("clock_holders")
    assert {(row["source"], row["complaint_id"], row["clock"], row["cycle"]): row["held_by"] for row in rows} == {
        ("test", "c1", "resolution", 1): "Desk",
        ("test", "c1", "resolution", 2): "Lab",
        ("test", "c1", "due", 1): None,
        ("test", "c2", "resolution", 1): "Record",
        ("other", "c1", "resolution", 1): "Plant",
    }
