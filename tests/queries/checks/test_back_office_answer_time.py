"""The back office owes the front office an answer time."""

import pytest


@pytest.fixture
def handed(log):
    log.add("team_offices", {"team": "Desk", "office": "front"}, {"team": "Lab", "office": "back"})

    def hand(case, to="Lab", **fields):
        log.event(case, "2026-06-01 09:00", "assigned", team="Desk")
        return log.event(case, "2026-06-01 10:00", "assigned", team=to, **fields)

    return hand


def verdict(log, case="c1"):
    row = log.derive(only=["back_office_answer_time"]).row("findings", f"complaint_id = '{case}'")
    return row["verdict"], row["evidence"]


def test_a_handoff_to_the_back_office_without_an_answer_time_fails(handed):
    handed("c1")
    log = handed("c2", promise_due_at="2026-06-02 10:00")
    evidence = "hand-offs to the back office without an answer time: 1, first Desk to Lab"
    assert verdict(log) == ("fail", evidence)
    assert verdict(log, "c2") == ("pass", "every hand-off to the back office has an answer time")


def test_a_log_without_answer_times_is_unknown(handed):
    assert verdict(handed("c1")) == (
        "unknown",
        "the log holds no answer times, the settings no limit for back_office",
    )


def test_a_case_that_stays_in_the_front_office_does_not_ask(handed):
    assert verdict(handed("c1", to="Desk")) == ("n/a", "no hand-off to the back office")


def test_a_team_outside_the_map_is_unknown(handed):
    assert verdict(handed("c1", to="Elsewhere")) == ("unknown", "a team of a hand-off is not in the map of teams")
