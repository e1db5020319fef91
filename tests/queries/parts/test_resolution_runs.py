"""Resolution, total resolution, due times and statutory clocks."""

import pytest

LONDON = '[[calendars]]\nname = "office"\ntimezone = "Europe/London"\nhours = { mon-fri = "09:00-17:00" }\nholidays = "GB-ENG"\n'


def clocks(log, name, case="c1", as_of="2026-12-31 00:00"):
    rows = log.derive(as_of, only=["clock_verdicts"]).rows("clock_verdicts", f"clock = '{name}' and complaint_id = '{case}'")
    return [(str(row["due_at"])[:16], row["verdict"]) for row in rows]


def test_reopening_freezes_the_first_verdict_and_the_last_end_decides_the_total(log):
    log.policy('[[limits]]\nresolution = "2d"\ntotal_resolution = "5d"')
    log.complaint("c1", "2026-06-01 09:00")
    for at, kind in (("02", "resolved"), ("03", "closed"), ("10", "reopened"), ("14", "resolved")):
        log.event("c1", f"2026-06-{at} 09:00", kind)
    assert clocks(log, "resolution") == [("2026-06-03 09:00", "met"), ("2026-06-12 09:00", "breached")]
    assert clocks(log, "total_resolution") == [("2026-06-06 09:00", "breached")]


def test_a_case_reopened_now_runs_again(log):
    log.policy('[[limits]]\nresolution = "2d"\ntotal_resolution = "5d"').complaint("c1", "2026-06-01 09:00")
    log.event("c1", "2026-06-02 09:00", "closed").event("c1", "2026-06-03 09:00", "reopened")
    assert clocks(log, "resolution", as_of="2026-06-04 00:00") == [("2026-06-03 09:00", "met"), ("2026-06-05 09:00", "running")]
    assert clocks(log, "total_resolution", as_of="2026-06-04 00:00") == [("2026-06-06 09:00", "running")]


def test_a_reopening_without_an_end_before_it_leaves_the_first_end_unknown(log):
    log.policy('[[limits]]\nresolution = "2d"').complaint("other", "2026-06-01", closed_at="2026-06-02")
    log.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-02 09:00", "reopened")
    assert clocks(log, "resolution") == [("2026-06-03 09:00", "unknown")]


def test_a_log_that_states_no_end_leaves_it_unknown(log):
    log.policy('[[limits]]\nresolution = "2d"').complaint("c1", "2026-06-01 09:00")
    assert clocks(log, "resolution") == [("2026-06-03 09:00", "unknown")]


def test_a_raised_severity_starts_the_tighter_resolution_clock(log):
    log.policy('[[limits]]\nwhen = { severity = "urgent" }\nresolution = "1d"\n[[limits]]\nresolution = "9d"')
    log.complaint("c1", "2026-06-01 09:00", severity="general", closed_at="2026-06-05 09:00")
    log.event("c1", "2026-06-03 09:00", "status", severity="urgent")
    assert clocks(log, "resolution") == [("2026-06-10 09:00", "met"), ("2026-06-04 09:00", "breached")]


def test_a_limit_for_due_judges_cases_whose_export_states_no_due_time(log):
    log.policy('[[limits]]\ndue = "2d"').complaint("c1", "2026-06-01 09:00", closed_at="2026-06-04")
    log.complaint("c2", "2026-06-01 09:00", closed_at="2026-06-04", due_at="2026-06-05 00:00")
    assert clocks(log, "due") == [("2026-06-03 09:00", "breached")]
    assert clocks(log, "due", "c2") == [("2026-06-05 00:00", "met")]


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-06-01 10:00", "2026-06-04 16:00"),  # Monday: close of Thursday, 17:00 in London
        ("2026-06-05 22:00", "2026-06-10 16:00"),  # Friday night: close of Wednesday
        ("2026-06-06 10:00", "2026-06-10 16:00"),  # Saturday: the same
        ("2026-12-23 10:00", "2026-12-30 17:00"),  # Christmas: 24th, 29th, 30th (28th is the holiday in lieu)
    ],
)
def test_disp_1_5_is_due_at_the_close_of_the_third_business_day_after_receipt(log, received, due):
    log.policy(LONDON + '[[limits]]\ncalendar = "office"\nstatutory = ["fca_disp"]')
    log.complaint("c1", received, resolved_at=due)
    assert clocks(log, "fca_disp_1_5", as_of="2027-01-31 00:00") == [(due, "met")]


def test_the_other_statutory_limits(log):
    presets = '["fca_disp", "fca_disp_payments", "fca_disp_payments_exceptional", "cfpb"]'
    log.policy(LONDON + f'[[limits]]\ncalendar = "office"\nstatutory = {presets}')
    log.complaint("c1", "2026-06-01 10:00", resolved_at="2026-06-22 16:00:01")
    log.event("c1", "2026-06-03 10:00", "contact", direction="out")
    assert clocks(log, "fca_disp_1_6") == [("2026-07-27 10:00", "met")]
    assert clocks(log, "fca_disp_1_6_payment") == [("2026-06-22 16:00", "breached")]
    assert clocks(log, "fca_disp_1_6_payment_35") == [("2026-07-20 16:00", "met")]
    assert clocks(log, "cfpb_response") == [("2026-06-16 10:00", "met")]
    assert clocks(log, "cfpb_final") == [("2026-07-31 10:00", "met")]


def test_statutory_clocks_are_off_unless_switched_on(log):
    log.policy().complaint("c1", "2026-06-01 10:00", resolved_at="2026-06-22 16:00")
    names = {row["clock"] for row in log.derive(only=["clock_verdicts"]).rows("clock_verdicts")}
    assert not {name for name in names if name.startswith(("fca", "cfpb"))}
