"""Calls that solved the matter at once."""

import pytest


@pytest.fixture
def calls(log):
    """`calls((customer, time, …fields), …)`: answered calls of one queue, judged on 30 June with a window of a day."""
    log.add("settings_values", {"name": "calls.repeat_within", "value": 86400})

    def made(*told):
        for place, (customer, at, *fields) in enumerate(told):
            row = {
                "call_id": f"a{place}",
                "customer_id": customer,
                "started_at": at,
                "direction": "in",
                "outcome": "answered",
                "queue": "Q",
            }
            log.add("whole_calls", {**row, **dict(*fields)})
        return log.row("first_call_resolution")

    return made


def test_a_call_again_within_the_window_says_that_the_first_solved_nothing(calls):
    row = calls(("k1", "2026-06-01 09:00"), ("k1", "2026-06-02 09:00"), ("k2", "2026-06-01 09:00"))
    assert (row["calls"], row["not_resolved"], row["resolved"], row["resolved_share"]) == (3, 1, 2, 2 / 3)


def test_a_call_about_another_queue_or_a_second_too_late_is_no_repeat(calls):
    row = calls(
        ("k1", "2026-06-01 09:00"),
        ("k1", "2026-06-02 09:00:01"),
        ("k2", "2026-06-01 09:00"),
        ("k2", "2026-06-01 10:00", {"queue": "R"}),
    )
    assert (row["resolved"], row["not_resolved"]) == (4, 0)


def test_a_call_whose_window_is_not_over_is_not_judged_yet(calls):
    row = calls(("k1", "2026-06-30 09:00"), ("k2", "2026-06-29 12:00"))  # now is noon of 30 June
    assert (row["immature"], row["resolved"], row["resolved_share"]) == (1, 1, 1)


def test_without_a_customer_only_the_log_s_own_word_tells(calls):
    row = calls(
        (None, "2026-06-01 09:00"), (None, "2026-06-01 10:00", {"is_resolved": True}), ("k1", "2026-06-01 09:00", {"is_resolved": False})
    )
    assert (row["unknown"], row["resolved"], row["not_resolved"], row["stated_resolved"]) == (1, 1, 1, 1)


def test_calls_out_and_calls_that_nobody_answered_do_not_count(calls):
    row = calls(
        ("k1", "2026-06-01 09:00"), ("k2", "2026-06-01 09:00", {"outcome": "abandoned"}), ("k3", "2026-06-01 09:00", {"direction": "out"})
    )
    assert row["calls"] == 1
