"""Pauses: time in a status that the policy lists, within working hours."""

import pytest
from plaint.errors import SettingsError

POLICY = '[[limits]]\nresolution = "4h"\nfirst_contact = "4h"\npaused_by = ["Waiting*"]\nrunning_in = ["Open", "Done"]\n'
CALENDAR = '[[calendars]]\nname = "office"\nhours = { mon-fri = "09:00-17:00" }\n'


def case(log, *statuses, resolved_at=None):
    """The case c1, received on Monday 1 June at 09:00, that takes these statuses at these times."""
    log.complaint("ended", "2026-06-01 09:00", closed_at="2026-06-01 09:10")
    log.complaint("c1", "2026-06-01 09:00", resolved_at=resolved_at)
    for at, status in statuses:
        log.event("c1", f"2026-06-{at}", "status", status=status)


def clock(log, name="resolution", as_of="2026-06-30 12:00"):
    return log.derive(as_of, only=["clock_verdicts"]).row("clock_times", f"complaint_id = 'c1' and clock = '{name}'")


def test_a_pause_moves_the_due_time_by_its_length(log):
    log.policy(POLICY)
    case(log, ("01 10:00", "Waiting for customer"), ("01 12:00", "Open"), resolved_at="2026-06-01 15:00")
    found = clock(log)
    assert (str(found["due_at"])[11:16], found["verdict"]) == ("15:00", "met")
    assert (found["working_seconds"], found["paused_seconds"], found["actual_seconds"]) == (14400, 7200, 21600)


def test_only_working_time_is_paused(log):
    log.policy(CALENDAR + POLICY.replace("resolution", 'calendar = "office"\nresolution'))
    case(log, ("01 12:00", "waiting"), ("02 10:00", "Open"), resolved_at="2026-06-02 11:00:01")
    found = clock(log)
    # three hours used on Monday, paused from 12:00 to 17:00 and from 09:00 to 10:00
    assert (str(found["due_at"])[8:16], found["verdict"]) == ("02 11:00", "breached")
    assert found["paused_seconds"] == 6 * 3600


def test_a_pause_after_the_due_time_moves_nothing(log):
    log.policy(POLICY)
    case(log, ("01 13:00", "Waiting"), ("01 14:00", "Open"), resolved_at="2026-06-01 14:00")
    found = clock(log)
    assert (str(found["due_at"])[11:16], found["verdict"]) == ("13:00", "breached")


def test_a_clock_that_is_paused_now_cannot_be_breached(log):
    log.policy(POLICY)
    case(log, ("01 10:00", "Waiting"))
    found = clock(log)
    assert (found["verdict"], found["is_paused"], found["working_seconds"]) == ("running", True, 3600)
    assert str(found["due_at"])[:16] == "2026-06-30 15:00"


def test_first_contact_is_never_paused_unless_the_policy_says_so(log):
    log.policy(POLICY)
    case(log, ("01 10:00", "Waiting"), ("02 10:00", "Open"))
    log.event("c1", "2026-06-02 11:00", "contact", direction="out")
    assert clock(log, "first_contact")["verdict"] == "breached"
    log.policy(POLICY + 'paused_clocks = ["first_contact"]')
    assert clock(log, "first_contact")["verdict"] == "met"


def test_without_paused_by_nothing_pauses(log):
    log.policy('[[limits]]\nresolution = "4h"')
    case(log, ("01 10:00", "Waiting"))
    assert clock(log)["verdict"] == "breached"


def test_a_status_that_the_policy_does_not_know_is_an_error_that_names_it(log):
    log.policy(POLICY)
    case(log, ("01 10:00", "Parked"))
    with pytest.raises(SettingsError) as error:
        clock(log)
    assert str(error.value) == (
        "plaint.toml:4: limits[0].paused_by: status 'Parked' (source test, 1 events) is neither in paused_by nor in "
        'running_in; add it to paused_by, or write running_in = ["Open", "Done", "Parked"]'
    )


def test_a_pausing_status_that_never_occurs_is_a_warning(log):
    log.policy(POLICY)
    case(log)
    clock(log)
    assert log.warnings == ("limits[0].paused_by: no event has the status 'Waiting*'",)


def test_without_a_history_of_statuses_a_breach_is_unknown_and_a_met_stays_met(log):
    log.policy(POLICY)
    case(log, resolved_at="2026-06-01 18:00")
    log.complaint("quick", "2026-06-01 09:00", resolved_at="2026-06-01 10:00")
    assert (clock(log)["verdict"], clock(log)["reason"]) == ("unknown", "the log holds no history of statuses")
    quick = log.row("clock_verdicts", "complaint_id = 'quick' and clock = 'resolution'")
    assert quick["verdict"] == "met"
