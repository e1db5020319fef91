"""Follow-up: the front office calls back after the end."""

import pytest

OUT = {"kind": "contact", "direction": "out"}


@pytest.fixture
def desk(log):
    log.policy('[[limits]]\nfollow_up = "3d"')
    log.add("team_offices", {"team": "Desk", "office": "front"}, {"team": "Lab", "office": "back"})
    log.complaint("c1", "2026-06-01 09:00", team="Desk")
    log.event("c1", "2026-06-01 10:00", team="Lab", **OUT).event("c1", "2026-06-02 09:00", "resolved")
    return log


def verdict(log, as_of="2026-06-30 12:00"):
    rows = log.derive(as_of, only=["clock_verdicts"]).rows("clock_verdicts", "clock = 'follow_up'")
    return [(row["verdict"], row["reason"]) for row in rows]


def test_a_front_office_contact_within_three_days_meets_it(desk):
    desk.event("c1", "2026-06-05 09:00", team="Desk", **OUT)
    assert verdict(desk) == [("met", None)]


def test_a_back_office_contact_does_not(desk):
    desk.event("c1", "2026-06-03 09:00", team="Lab", **OUT)
    assert verdict(desk, "2026-06-05 09:00") == [("running", None)]
    assert verdict(desk) == [("breached", None)]


def test_a_contact_by_a_team_that_is_in_no_office_leaves_it_unknown(desk):
    desk.event("c1", "2026-06-03 09:00", team="Stranger", **OUT)
    assert verdict(desk) == [("unknown", "a contact after the end was made by a team that is in no office")]


def test_a_reopening_before_it_was_due_makes_it_moot(desk):
    desk.event("c1", "2026-06-03 09:00", "reopened")
    assert verdict(desk) == [("not_applicable", "the case ended or went on before it was due")]


def test_the_answer_that_ends_the_case_is_no_follow_up(desk):
    desk.event("c1", "2026-06-02 09:00", team="Desk", **OUT)
    assert verdict(desk) == [("breached", None)]


def test_a_contact_of_the_front_office_that_does_not_say_who_made_it_is_no_follow_up_for_sure(log):
    log.policy('[[limits]]\nfollow_up = "3d"').add("team_offices", {"team": "Desk", "office": "front"})
    log.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-01 09:00", "contact", direction="out", team="Desk")
    log.event("c1", "2026-06-01 10:00", "resolved").event("c1", "2026-06-02 10:00", "contact")
    row = log.derive(only=["clock_verdicts"]).row("clock_verdicts", "clock = 'follow_up'")
    assert (row["verdict"], row["reason"]) == ("unknown", "a contact does not say who made it (direction)")
