"""Every call as one row, its legs put together."""

import pytest


@pytest.fixture
def whole(log):
    """`whole(*legs)`: the call that these legs make, a minute after one another."""

    def made(*legs):
        for minute, leg in enumerate(legs):
            log.add("calls", {"call_id": f"k{minute}", "linked_id": "L", "started_at": f"2026-06-01 09:{minute:02}", **leg})
        return log.refill("whole_calls").row("whole_calls")

    return made


def test_a_call_is_answered_where_any_leg_is_and_waited_as_that_leg_says(whole):
    row = whole(
        {"outcome": "no_answer", "wait_seconds": 90, "queue": "Q", "agent": "Amy"},
        {"outcome": "answered", "wait_seconds": 30, "agent": "Bo", "team": "Desk", "answered_at": "2026-06-01 09:02"},
        {"outcome": "abandoned", "wait_seconds": 60, "agent": "Cy", "team": "Lab", "answered_at": "2026-06-01 09:01"},
    )
    assert (row["call_id"], row["legs"], row["outcome"], row["wait_seconds"]) == ("k0", 3, "answered", 30)
    assert (row["queue"], row["agent"], row["team"], str(row["answered_at"])[11:16]) == ("Q", "Bo", "Desk", "09:02")


def test_of_a_call_nobody_answered_the_last_leg_tells_who_it_rang(whole):
    row = whole({"outcome": "busy", "agent": "Amy", "team": "Desk"}, {"outcome": "no_answer", "agent": "Bo", "team": "Lab"})
    assert (row["outcome"], row["agent"], row["team"], row["answered_at"]) == ("busy", "Bo", "Lab", None)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("answered", "dropped"),
        ("dropped", "voicemail"),
        ("voicemail", "abandoned"),
        ("abandoned", "busy"),
        ("busy", "failed"),
        ("failed", "no_answer"),
        ("no_answer", "other"),
        ("no_answer", "a word of its own"),
    ],
)
def test_the_best_outcome_of_the_legs_is_the_call_s(whole, better, worse):
    assert whole({"outcome": worse}, {"outcome": better})["outcome"] == better


def test_an_answer_without_an_outcome_is_an_answer_and_neither_is_other(log):
    log.add("calls", {"call_id": "a", "answered_at": "2026-06-01 09:00"}, {"call_id": "b"})
    assert [row["outcome"] for row in log.refill("whole_calls").rows("whole_calls")] == ["answered", "other"]


def test_talk_and_hold_add_up_and_further_answered_legs_are_transfers(whole):
    talked = {"outcome": "answered", "talk_seconds": 10, "hold_seconds": 1}
    row = whole(talked, talked, {"outcome": "busy"}, talked)
    assert (row["talk_seconds"], row["hold_seconds"], row["transfers"]) == (30, 3, 2)


def test_transfers_that_the_log_states_go_before_those_counted(whole):
    assert whole({"outcome": "answered", "transfers": 3}, {"outcome": "answered", "transfers": 1})["transfers"] == 4


def test_of_a_single_call_that_states_none_transfers_are_unknown(log):
    log.add("calls", {"call_id": "k1", "outcome": "answered"})
    assert log.refill("whole_calls").row("whole_calls")["transfers"] is None


def test_first_statements_stand_but_the_last_score_and_any_solution(whole):
    row = whole(
        {"is_resolved": False, "satisfaction": 2},
        {"customer_id": "ann", "complaint_id": "c1", "direction": "out", "is_resolved": True, "satisfaction": 5, "queue": "Q"},
        {"customer_id": "bob", "complaint_id": "c2", "direction": "in", "queue": "R"},
    )
    assert (row["customer_id"], row["complaint_id"], row["direction"], row["queue"]) == ("ann", "c1", "out", "Q")
    assert (row["is_resolved"], row["satisfaction"]) == (True, 5)


def test_a_call_without_direction_came_in_and_one_of_tomorrow_is_not_known(log):
    log.add("calls", {"call_id": "now", "started_at": "2026-06-30 12:00"}, {"call_id": "later", "started_at": "2026-06-30 12:00:01"})
    row = log.refill("whole_calls").row("whole_calls")
    assert (row["call_id"], row["direction"]) == ("now", "in")
