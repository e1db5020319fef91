"""The back office owes an answer to each hand-off."""

import pytest


@pytest.fixture
def desk(log):
    log.policy('[[limits]]\nback_office = "4h"')
    for team, office in (("Desk", "front"), ("Lab", "back"), ("Plant", "back")):
        log.add("team_offices", {"team": team, "office": office})
    log.complaint("c1", "2026-06-01 08:00")
    return log.event("c1", "2026-06-01 08:00", "assigned", team="Desk")


def verdicts(log):
    rows = log.derive(only=["clock_verdicts"]).rows("clock_verdicts", "clock = 'back_office'")
    return [(str(row["started_at"])[11:16], row["verdict"], row["reason"]) for row in rows]


def test_handing_back_stops_it_and_passing_on_inside_the_back_office_does_not(desk):
    for at, team in (("09:00", "Lab"), ("10:00", "Plant"), ("13:00", "Desk"), ("14:00", "Lab"), ("18:01", "Desk")):
        desk.event("c1", f"2026-06-01 {at}", "assigned", team=team)
    assert verdicts(desk) == [("09:00", "met", None), ("14:00", "breached", None)]


def test_an_internal_message_or_the_end_of_the_case_is_its_answer(desk):
    desk.event("c1", "2026-06-01 09:00", "assigned", team="Lab")
    desk.event("c1", "2026-06-01 12:00", "contact", direction="internal", team="Lab")
    desk.event("c1", "2026-06-01 13:00", "assigned", team="Desk").event("c1", "2026-06-01 14:00", "assigned", team="Lab")
    desk.event("c1", "2026-06-01 15:00", "resolved", team="Lab")
    assert verdicts(desk) == [("09:00", "met", None), ("14:00", "met", None)]


def test_going_on_to_a_team_in_no_office_leaves_it_unknown(desk):
    desk.event("c1", "2026-06-01 09:00", "assigned", team="Lab")
    desk.event("c1", "2026-06-01 10:00", "assigned", team="Stranger")
    assert verdicts(desk) == [("09:00", "unknown", "it went on to a team that is in no office")]


def test_the_back_office_may_have_a_calendar_of_its_own(desk):
    desk.policy("""
[[calendars]]
name = "lab"
hours = { mon-fri = "09:00-11:00" }
[[limits]]
back_office = "4h"
back_office_calendar = "lab"
""")
    desk.event("c1", "2026-06-01 09:00", "assigned", team="Lab").event("c1", "2026-06-02 11:00", "assigned", team="Desk")
    assert verdicts(desk) == [("09:00", "met", None)]


def test_what_stood_before_the_hand_off_at_the_same_instant_is_no_answer_to_it(log):
    log.policy('[[limits]]\nback_office = "4h"')
    log.add("team_offices", {"team": "Desk", "office": "front"}, {"team": "Lab", "office": "back"})
    log.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-01 09:00", "assigned", team="Desk")
    log.event("c1", "2026-06-01 09:00", "solution_offered").event("c1", "2026-06-01 09:00", "assigned", team="Lab")
    log.event("c1", "2026-06-03 09:00", "assigned", team="Desk")
    assert verdicts(log) == [("09:00", "breached", None)]


def test_another_spelling_of_a_team_is_that_team(desk):
    desk.event("c1", "2026-06-01 09:00", "assigned", team="Lab").event("c1", "2026-06-01 10:00", "assigned", team="LAB ")
    desk.event("c1", "2026-06-01 12:00", "assigned", team="desk")
    assert verdicts(desk) == [("09:00", "met", None)]
    assert [row["team"] for row in desk.rows("case_holders")] == ["Desk", "LAB", "Desk"]
