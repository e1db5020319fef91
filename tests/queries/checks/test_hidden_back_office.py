"""The front office owns the contact: a back office that deals with customers itself is a finding."""

import pytest


@pytest.fixture
def offices(log):
    log.add("team_offices", {"team": "Desk", "office": "front"}, {"team": "Lab", "office": "back"})
    return log


def verdict(log, case="c1"):
    rows = log.derive(only=["hidden_back_office"]).rows("findings", f"complaint_id = '{case}'")
    return rows[0]["verdict"], rows[0]["evidence"], rows[0]["event_id"]


def test_a_contact_made_while_the_back_office_holds_the_case_fails(offices):
    offices.event("c1", "2026-06-01 09:00", "assigned", team="Lab")
    offices.event("c1", "2026-06-01 10:00", "contact", direction="out")
    evidence = "contacts with the customer while the back office held the case: 1, first Lab"
    assert verdict(offices) == ("fail", evidence, "e2")


def test_contacts_of_the_front_office_alone_pass(offices):
    offices.event("c1", "2026-06-01 09:00", "contact", direction="out", team="Desk")
    offices.event("c1", "2026-06-01 10:00", "assigned", team="Lab").event("c1", "2026-06-01 11:00", "note")
    assert verdict(offices)[0] == "pass"


@pytest.mark.parametrize(
    "fields",
    [{"direction": "in"}, {"direction": "out", "is_automatic": True}, {"direction": "out", "is_public": False}],
)
def test_the_customer_s_own_words_automatic_mails_and_hidden_notes_are_no_contact_of_the_back_office(offices, fields):
    offices.event("c1", "2026-06-01 09:00", "assigned", team="Lab").event("c1", "2026-06-01 10:00", "contact", **fields)
    assert verdict(offices)[:2] == ("n/a", "no contact with the customer")


def test_a_team_that_is_not_in_the_map_is_unknown(offices):
    offices.event("c1", "2026-06-01 09:00", "contact", direction="out", team="Elsewhere")
    assert verdict(offices)[:2] == ("unknown", "a contact was made by a team that is not in the map of teams")


def test_a_log_without_contacts_is_unknown(offices):
    offices.event("c1", "2026-06-01 09:00", "assigned", team="Lab")
    assert verdict(offices)[:2] == ("unknown", "the log holds no contacts with customers")


def test_words_between_colleagues_show_no_contacts_with_customers(offices):
    offices.event("c1", "2026-06-01 09:00", "assigned", team="Lab").event("c1", "2026-06-01 10:00", "contact", direction="internal")
    assert verdict(offices)[:2] == ("unknown", "the log holds no contacts with customers")


def test_a_case_without_teams_is_unknown(offices):
    offices.event("c1", "2026-06-01 09:00", "contact", direction="out")
    assert verdict(offices)[:2] == ("unknown", "no event of the case names a team")
