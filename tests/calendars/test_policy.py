"""The settings as tables: every key of [[limits]] and [[calendars]] changes what comes out."""

import pytest

OFFICE = '[[calendars]]\nname = "office"\nhours = {{ mon-fri = "09:00-17:00" }}\n{}\n'
BASE = 'calendar = "office"\nfirst_contact = "8h"\nresolution = "3d"\nback_office = "4h"\npaused_by = ["Wait"]\nrunning_in = ["Open"]\n'
TABLES = ("calendars", "calendar_workdays", "limits", "limit_conditions", "pausing_statuses")


def tables(log, calendar="", limit=BASE, more=""):
    log.policy(OFFICE.format(calendar) + more + "[[limits]]\n" + limit).derive("2026-06-30 12:00", only=["cases"])
    return {name: log.rows(name) for name in TABLES}


@pytest.mark.parametrize(
    "key",
    [
        'timezone = "Asia/Tokyo"',
        'holidays = "DE"',
        'closed = ["2026-06-15"]',
        'open = { "2026-06-13" = "09:00-12:00" }',
    ],
)
def test_every_key_of_a_calendar_changes_its_working_days(log, key):
    log.complaint("c1", "2026-04-01 09:00")
    assert tables(log, key)["calendar_workdays"] != tables(log)["calendar_workdays"]


def test_since_changes_its_hours_from_that_day_on(log):
    log.complaint("c1", "2026-04-01 09:00")
    later = '[[calendars]]\nname = "office"\nsince = "2026-06-15"\nhours = { mon-fri = "09:00-12:00" }\n'
    before, after = tables(log)["calendar_workdays"], tables(log, more=later)["calendar_workdays"]
    differing = [old["local_day"].isoformat() for old, new in zip(before, after, strict=False) if old != new]
    assert differing[0] == "2026-06-15"


@pytest.mark.parametrize(
    ("clock", "limit", "row"),
    [
        ("first_contact", "8h", (28800, None)),
        ("recovery", "20min", (1200, None)),
        ("next_reply", "90s", (90, None)),
        ("update", "1d", (28800, None)),
        ("resolution", "1w", (144000, None)),
        ("total_resolution", "2.5d", (72000, None)),
        ("follow_up", "3wd", (None, 3)),
        ("promise", "1h", (3600, None)),
        ("escalation_head", "8h", (28800, None)),
        ("escalation_leader", "4h", (14400, None)),
        ("back_office", "4h", (14400, None)),
        ("due", "10wd", (None, 10)),
    ],
)
def test_every_clock_s_limit_is_counted_in_its_calendar(log, clock, limit, row):
    found = tables(log, limit=f'calendar = "office"\n{clock} = "{limit}"')["limits"]
    assert [(one["clock"], one["limit_seconds"], one["limit_days"]) for one in found] == [(clock, *row)]


def test_on_the_wall_a_day_has_24_hours(log):
    found = tables(log, limit='resolution = "2d"')["limits"]
    assert [(one["calendar"], one["limit_seconds"]) for one in found] == [("", 172800)]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("limits", 'name = "cards"'),
        ("limits", 'statutory = ["cfpb"]'),
        ("limit_conditions", 'when = { severity = "urgent" }'),
        ("limit_conditions", 'when = { tier = "gold" }'),
        ("limit_conditions", 'when = { product = "card*" }'),
        ("limit_conditions", 'when = { issue = "fees" }'),
        ("limit_conditions", 'when = { channel = "mail" }'),
        ("limit_conditions", 'when = { team = "* 2nd" }'),
        ("pausing_statuses", 'paused_clocks = ["first_contact"]'),
    ],
)
def test_every_other_key_of_a_limit_changes_its_table(log, table, key):
    assert tables(log, limit=BASE + key)[table] != tables(log)[table]


def test_stars_are_wild_and_nothing_else_is(log):
    rows = tables(log, limit=BASE + 'when = { product = "100%_! Card*" }')["limit_conditions"]
    assert [row["pattern"] for row in rows] == ["100!%!_!! card%"]


def test_a_guess_about_china_s_make_up_days_is_a_warning_and_a_known_year_is_none(log):
    log.complaint("c1", "2026-04-01 09:00")
    tables(log, 'holidays = "CN"')
    assert log.warnings == ("limits[0].paused_by: no event has the status 'Wait'",)
    log.policy(OFFICE.format('holidays = "CN"')).derive("2035-06-30 12:00", only=["cases"])
    assert "the make-up working days of CN are known up to" in log.warnings[0]


def test_writing_the_policy_again_changes_nothing(log):
    assert tables(log) == tables(log)
