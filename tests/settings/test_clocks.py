"""[[calendars]] and [[limits]]: what is refused, and with which words."""

import tomllib

import pytest
from plaint.errors import SettingsError
from plaint.settings import Settings, Where, build

CALENDAR = '[[calendars]]\nname = "office"\n'
HOURS = 'hours = { mon-fri = "09:00-17:00" }\n'
SOURCES = '[[sources]]\nname = "City"\npreset = "boston311"\n'


def refusal(text):
    """What is said of a settings text."""
    with pytest.raises(SettingsError) as error:
        build(Settings, tomllib.loads(text), Where("plaint.toml", text))
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('hours = { mon = "09:00-12:00 11:00-17:00" }', "plaint.toml:3: calendars[0].hours.mon: windows overlap"),
        ('hours = { mon-fri = "09:00-12:00", fri = "13:00-17:00" }', "hours.fri: fri stands in 'mon-fri' too"),
        ('timezone = "Europe/Berln"\n' + HOURS, "plaint.toml:3: calendars[0].timezone: 'Europe/Berln' is no time zone"),
        ("hours = {}", "calendars[0].hours: a calendar needs hours"),
        ('closed = ["2026-12-24"]', "plaint.toml:1: calendars[0]: hours is missing"),
        ('hours = { mon = "" }', "hours.mon: no window"),
        ('hours = { mon = "09:00" }', "'09:00' is not a window"),
        ('hours = { mon = "17:00-09:00" }', "ends before it begins; write 22:00-24:00"),
        ('hours = { mon = "09:00-24:30" }', "24:30 is no time of day"),
        ('hours = { monday = "09:00-17:00" }', "'monday' names no days"),
        (HOURS + 'holidays = "ZZ"', "plaint.toml:4: calendars[0].holidays: 'ZZ': no holidays are known for the country"),
        (HOURS + 'holidays = "DE-XX"', "no holidays are known for the region 'XX'; known are BB, BE"),
        (HOURS + 'closed = ["24.12.2026"]', "plaint.toml:4: calendars[0].closed: '24.12.2026' is no date"),
        (HOURS + 'open = { "2026-13-01" = "09:00-12:00" }', "'2026-13-01' is no date"),
        (HOURS + 'closed = ["2026-05-02"]\nopen = { "2026-05-02" = "09:00-12:00" }', "stands under closed too"),
        (HOURS + 'since = "soon"', "calendars[0].since: 'soon' is no date"),
        (HOURS + CALENDAR + HOURS, "calendars[1].name: 'office' is named twice; give the later one its `since`"),
        (
            HOURS + CALENDAR + HOURS + 'since = "2026-01-01"\ntimezone = "Asia/Tokyo"',
            "calendars[1].timezone: differs from the other 'office'; a calendar has one zone",
        ),
    ],
)
def test_a_calendar_that_cannot_be_is_refused_by_its_key(text, said):
    assert said in refusal(CALENDAR + text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('resolution = "0h"', "plaint.toml:2: limits[0].resolution: a duration must be longer than zero"),
        ('resolution = "-3h"', "limits[0].resolution: '-3h' is not a duration"),
        ('resolution = "3wd"', "limits[0].resolution: 3wd counts working days: name the rule's calendar"),
        ('statutory = "fca_disp"', "limits[0].statutory: counts working days: name the rule's calendar"),
        ('statutory = "gdpr"', "'gdpr' is not one of cfpb, fca_disp"),
        ('name = "empty"', "limits[0]: sets no limit"),
        ('resolution = "3h"\ncalendar = "lab"', "limits[0].calendar: there is no calendar 'lab' in [[calendars]]"),
        ('resolution = "3h"\nback_office_calendar = "lab"', "has no effect without back_office"),
        ('resolution = "3h"\nrunning_in = "Open"', "limits[0].running_in: has no effect without paused_by"),
        ('resolution = "3h"\npaused_by = "W"\npaused_clocks = "promise"', "paused_clocks: 'promise' is not one of first_contact"),
        ('resolution = "3h"\nwhen = { severty = "urgent" }', "limits[0].when.severty: unknown key; did you mean severity?"),
        ('resolution = "3h"\nwhen = { source = "Town" }', "limits[0].when.source: no source is called 'Town'"),
    ],
)
def test_a_limit_that_cannot_be_is_refused_by_its_key(text, said):
    assert said in refusal("[[limits]]\n" + text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("", 'when = { severity = "urgent" }'),
        ('when = { severity = ["urgent", "general"] }', 'when = { severity = "Urgent", tier = "gold" }'),
        ('when = { product = "card*" }', 'when = { product = ["cards", "card loss"] }'),
        ('when = { product = "*" }', ""),
    ],
)
def test_a_rule_that_an_earlier_one_shadows_is_refused(first, second):
    text = f'[[limits]]\nresolution = "1h"\n{first}\n[[limits]]\nresolution = "2h"\n{second}'
    assert "plaint.toml:4: limits[1]: can never match: limits[0] above holds whenever this does" in refusal(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('when = { severity = "urgent" }', ""),
        ('when = { severity = "urgent" }', 'when = { tier = "gold" }'),
        ('when = { product = "cards" }', 'when = { product = "card*" }'),
        ('when = { source = "city" }', 'when = { severity = "urgent" }'),
    ],
)
def test_a_rule_that_may_still_match_is_accepted(first, second):
    text = f'{SOURCES}[[limits]]\nresolution = "1h"\n{first}\n[[limits]]\nresolution = "2h"\n{second}'
    assert len(build(Settings, tomllib.loads(text), Where("plaint.toml", text)).limits) == 2


@pytest.mark.parametrize("share", ["0", "1", "1.2", "-0.1"])
def test_at_risk_is_a_share_between_0_and_1(share):
    assert "clocks.at_risk: " in refusal(f"[clocks]\nat_risk = {share}")
