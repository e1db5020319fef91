"""First-contact resolution."""

import pytest


@pytest.fixture
def simple(log):
    """A case that one team takes and resolves within the hour, and what a test adds to it."""
    log.complaint("c1", "2026-06-10 09:00", customer_id="k", issue="drip")
    log.event("c1", "2026-06-10 09:10", "status", team="Desk", status="New")
    log.event("c1", "2026-06-10 10:00", "resolved", team="Desk", status="Done")
    return log


def verdict(log, as_of="2026-06-30 00:00"):
    row = log.derive(as_of, only=["resolved_at_first_contact"]).row("findings", "complaint_id = 'c1'")
    return row["verdict"], row["evidence"]


def test_a_case_that_its_first_team_resolves_for_good_passes(simple):
    assert verdict(simple) == ("pass", "resolved by the team that took it, at the first contact")


def test_a_handoff_fails(simple):
    simple.event("c1", "2026-06-10 09:30", "assigned", team="Lab")
    assert verdict(simple) == ("fail", "handed from team to team: 2")


def test_a_reopening_fails(simple):
    simple.event("c1", "2026-06-25 09:00", "reopened")
    assert verdict(simple) == ("fail", "reopened")


@pytest.mark.parametrize("status", ["Pending", "Wait - Customer", "On hold: information", "等待客户补充资料"])
def test_waiting_for_information_fails(simple, status):
    simple.event("c1", "2026-06-10 09:30", "status", status=status)
    assert verdict(simple) == ("fail", "waited for information")


@pytest.mark.parametrize("status", ["Awaiting Assignment", "Depending on weather", "In progress"])
def test_other_statuses_are_no_waiting_for_information(simple, status):
    simple.event("c1", "2026-06-10 09:30", "status", status=status)
    assert verdict(simple)[0] == "pass"


def test_a_pausing_status_of_the_settings_is_waiting(simple):
    simple.add("pausing_statuses", {"rule": 1, "clock": "resolution", "pattern": "park%"})
    simple.event("c1", "2026-06-10 09:30", "status", status="Parked")
    assert verdict(simple)[0] == "fail"


@pytest.mark.parametrize(
    ("received_at", "expected"),
    [
        ("2026-06-03 09:00", "fail"),
        ("2026-06-03 08:59", "pass"),
        ("2026-06-17 10:00", "fail"),
        ("2026-06-17 10:01", "pass"),
    ],
)
def test_another_case_of_the_customer_on_the_issue_fails_within_7_days_either_way(simple, received_at, expected):
    simple.complaint("c2", received_at, customer_id="k", issue="drip")
    simple.complaint("c3", "2026-06-10 11:00", customer_id="k", issue="noise")
    simple.complaint("c4", "2026-06-10 11:00", customer_id="l", issue="drip")
    assert verdict(simple)[0] == expected


def test_the_first_contact_of_the_customer_is_no_return_and_the_second_is_one(simple):
    simple.event("c1", "2026-06-10 09:00", "contact", direction="in")
    assert verdict(simple)[0] == "pass"
    simple.event("c1", "2026-06-12 09:00", "contact", direction="in")
    assert verdict(simple) == ("fail", "further contacts from the customer: 1")


def test_a_second_call_on_the_case_is_a_return(simple):
    simple.add("calls", {"call_id": "k1", "started_at": "2026-06-10 08:55"}, complaint_id="c1", direction="in")
    assert verdict(simple)[0] == "pass"
    simple.add("calls", {"call_id": "k2", "started_at": "2026-06-11 08:55"}, complaint_id="c1", direction="in")
    assert verdict(simple)[0] == "fail"


def test_a_resolution_younger_than_7_days_is_left_out(simple):
    assert verdict(simple, "2026-06-17 09:59") == ("n/a", "resolved less than 7 days ago")
    assert verdict(simple, "2026-06-17 10:00")[0] == "pass"


def test_an_unresolved_case_is_left_out(simple):
    simple.complaint("c2", "2026-06-10 09:00")
    log = simple.derive("2026-06-30 00:00", only=["resolved_at_first_contact"])
    row = log.row("findings", "complaint_id = 'c2'")
    assert (row["verdict"], row["evidence"]) == ("n/a", "not resolved yet")


def test_without_a_customer_returns_can_t_be_told(log):
    log.complaint("c1", "2026-06-10 09:00", issue="drip")
    log.event("c1", "2026-06-10 10:00", "resolved", team="Desk", status="Done")
    assert verdict(log) == ("unknown", "no customer or no issue: other contacts can't be told")


def test_without_teams_handoffs_can_t_be_told(log):
    log.complaint("c1", "2026-06-10 09:00", issue="drip", customer_id="k", resolved_at="2026-06-11 09:00")
    assert verdict(log) == ("unknown", "no event of the case names a team")


def test_without_statuses_waiting_can_t_be_told(log):
    log.complaint("c1", "2026-06-10 09:00", issue="drip", customer_id="k")
    log.event("c1", "2026-06-10 10:00", "resolved", team="Desk")
    assert verdict(log) == ("unknown", "the log holds no statuses: waiting for information can't be told")
