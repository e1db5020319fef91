"""Whoever takes the complaint owns it to the end."""

import pytest


@pytest.fixture
def story(log):
    log.add("team_offices", {"team": "Desk"}, {"team": "Hall"}, office="front")
    log.add("team_offices", {"team": "Lab", "office": "back"})

    def tell(*steps, ended=True):
        """Each step is `team` (gets the case), or `!` (contact with the customer), an hour apart."""
        for hour, step in enumerate(steps):
            kind = {"kind": "contact", "direction": "out"} if step == "!" else {"kind": "assigned", "team": step}
            log.event("c1", f"2026-06-01 {hour:02}:00", **kind)
        if ended:
            log.event("c1", "2026-06-02 00:00", "closed")
        row = log.derive(only=["first_asked_first_responsible"]).row("findings", "complaint_id = 'c1'")
        return row["verdict"], row["evidence"], row["at"] and f"{row['at']:%H}"

    return tell


def test_the_team_that_took_it_makes_the_final_contact(story):
    assert story("Desk", "Lab", "Desk", "!") == ("pass", "Desk took the case and made the final contact", "03")


def test_another_team_makes_the_final_contact_and_the_one_who_dropped_it_is_named(story):
    evidence = "Desk took the case and passed it to Lab; the final contact was made by Hall"
    assert story("Desk", "!", "Lab", "Hall", "!") == ("fail", evidence, "02")


def test_the_first_team_of_the_front_office_counts_where_the_back_office_had_it_first(story):
    assert story("Lab", "Hall", "!")[0] == "pass"


def test_an_open_case_is_not_judged(story, log):
    log.event("c2", "2026-06-01 00:00", "closed")
    assert story("Desk", "Lab", "!", ended=False)[:2] == ("n/a", "the case is still open")


def test_a_case_without_a_contact_is_not_judged(story, log):
    log.event("c2", "2026-06-01 00:00", "contact", direction="out")
    assert story("Desk")[:2] == ("n/a", "no contact with the customer")


def test_a_case_that_no_front_office_held_is_not_judged(story):
    assert story("Lab", "!")[:2] == ("n/a", "no team of the front office held the case")


def test_a_log_without_contacts_is_unknown(story):
    assert story("Desk")[:2] == ("unknown", "the log holds no contacts with customers")


def test_a_team_outside_the_map_is_unknown(story):
    assert story("Elsewhere", "!")[:2] == ("unknown", "a team that held the case is not in the map of teams")


def test_a_contact_before_any_team_is_named_is_unknown(story):
    assert story("!", "Desk")[:2] == ("unknown", "no event before the final contact names a team")


def test_a_log_that_never_states_an_end_is_unknown(story):
    assert story("Desk", "!", ended=False)[:2] == ("unknown", "the log does not say whether the case has ended")


def test_a_team_in_no_office_that_had_it_first_leaves_it_unknown(log):
    log.add("team_offices", {"team": "Desk", "office": "front"})
    log.event("c1", "2026-06-01 08:00", "assigned", team="Elsewhere").event("c1", "2026-06-01 09:00", "assigned", team="Desk")
    log.event("c1", "2026-06-01 10:00", "contact", direction="out").event("c1", "2026-06-01 11:00", "resolved")
    row = log.derive(only=["first_asked_first_responsible"]).row("findings")
    assert (row["verdict"], row["evidence"]) == ("unknown", "a team that held the case is not in the map of teams")
