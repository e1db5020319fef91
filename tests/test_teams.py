"""Which office a team belongs to."""

from pathlib import Path

import pytest
from plaint import teams
from plaint.errors import SettingsError
from plaint.settings.model import Settings, SettingsFile, Teams


def settings_with(front=(), back=()):
    return SettingsFile(Path("plaint.toml"), Settings(teams=Teams(tuple(front), tuple(back))), "[teams]\n", "")


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("desk", "desk", True),
        ("desk", "desk 2", False),
        ("*", "", True),
        ("* 2nd", "v5 2nd", True),
        ("* 2nd", "v5 2nd line", False),
        ("lab*", "lab", True),
        ("a*b*c", "a-b-b-c", True),
        ("a*b*c", "a-c-b", False),
        ("ab*ba", "aba", False),
        ("a*a*a", "aa", False),
    ],
)
def test_a_star_stands_for_anything_and_the_whole_name_must_fit(pattern, name, fits):
    assert teams.matches(pattern, name) is fits


def test_a_hostile_pattern_takes_no_time():
    assert not teams.matches("a*" * 200 + "b", "a" * 20_000)


def test_the_longest_pattern_wins():
    patterns = {"*": "front", "* 2nd": "back", "v5 2nd": "front"}
    assert [teams.office_of(team, patterns) for team in ("V1", "V9 2nd", "V5 2nd")] == ["front", "back", "front"]


def test_of_two_equally_long_patterns_the_one_with_fewer_stars_wins():
    assert teams.office_of("ab", {"a*": "front", "ab": "back"}) == "back"


def test_every_team_of_events_complaints_and_calls_gets_its_office(log):
    log.event("c1", "2026-06-01 10:00", "note", team=" Ｄesk ")
    log.complaint("c2", "2026-06-01 10:00", team="LAB 3rd")
    log.add("calls", {"call_id": "k1", "team": "Hall"}, {"call_id": "k2", "team": "  "})
    teams.write_team_offices(log.con, settings_with(front=["desk"], back=["* 3rd"]))
    assert log.rows("team_offices") == [{"team": "LAB 3rd", "office": "back"}, {"team": "Ｄesk", "office": "front"}]


def test_writing_again_replaces_what_was_there(log):
    log.event("c1", "2026-06-01 10:00", "note", team="Desk")
    teams.write_team_offices(log.con, settings_with(front=["*"]))
    teams.write_team_offices(log.con, settings_with(back=["*"]))
    assert log.rows("team_offices") == [{"team": "Desk", "office": "back"}]


def test_without_patterns_no_team_has_an_office(log):
    log.event("c1", "2026-06-01 10:00", "note", team="Desk")
    teams.write_team_offices(log.con, settings_with())
    assert log.rows("team_offices") == []


def test_patterns_with_no_team_met_write_nothing(log):
    teams.write_team_offices(log.con, settings_with(front=["*"]))
    assert log.rows("team_offices") == []


def test_one_pattern_under_both_offices_is_refused_though_spelt_differently(log):
    with pytest.raises(SettingsError, match=r"plaint\.toml:\d+: teams\.back\[0\]: 'DESK' stands under front too"):
        teams.write_team_offices(log.con, settings_with(front=["desk"], back=["DESK"]))
