"""What the calls of a queue, a person, an hour of the week, or all together came to."""

import pytest

CALL = {"direction": "in", "outcome": "answered", "queue": "Q", "agent": "Amy", "started_at": "2026-06-01 23:30"}


@pytest.fixture
def figures(log):
    """`figures(*calls)`: rows by spread, weekday and hour; 20 seconds are in time, the zone is Shanghai's."""

    def made(*calls):
        log.add("settings_values", {"name": "calls.answer_within", "value": 20}, {"name": "project.timezone", "word": "Asia/Shanghai"})
        for number, call in enumerate(calls):
            log.add("whole_calls", {**CALL, "call_id": f"k{number}", **call})
        rows = log.refill("call_figures").rows("call_figures")
        return {(row["spread"], row["source"], row["name"], row["weekday"], row["hour"]): row for row in rows}

    return made


def everything(found):
    return found["all", "", "", 0, 0]


def test_a_call_counts_in_all_its_queue_its_person_and_its_local_hour(figures):
    found = figures({}, {"source": "b", "queue": None, "started_at": "2026-06-02 00:10"}, {"direction": "out"})
    assert {key: row["offered"] for key, row in found.items()} == {
        ("all", "", "", 0, 0): 2,
        ("queue", "test", "Q", 0, 0): 1,
        ("queue", "b", "", 0, 0): 1,
        ("agent", "test", "Amy", 0, 0): 1,
        ("agent", "b", "Amy", 0, 0): 1,
        ("hour", "", "", 2, 7): 1,
        ("hour", "", "", 2, 8): 1,
    }


def test_every_call_ends_in_one_way(figures):
    ends = ("answered", "abandoned", "busy", "failed", "dropped", "no_answer", "other")
    row = everything(figures(*({"outcome": end} for end in ends)))
    assert row["offered"] == 7
    assert [row[name] for name in ("answered", "abandoned", "busy", "failed", "dropped", "other")] == [1, 1, 1, 1, 1, 2]
    assert row["abandoned_share"] == 1 / 7


def test_twenty_seconds_are_in_time_and_a_wait_that_is_not_stated_is_left_out(figures):
    given_up = {"outcome": "abandoned", "wait_seconds": 5}
    row = everything(figures({"wait_seconds": 20}, {"wait_seconds": 21}, {"wait_seconds": None}, given_up))
    assert (row["answered_in_time"], row["wait_unknown"], row["service_level_share"]) == (1, 1, 1 / 3)


def test_waits_are_of_the_answered_and_apart_of_those_who_gave_up(figures):
    waits = [{"wait_seconds": wait} for wait in (0, 10, 50)]
    row = everything(figures(*waits, {"outcome": "abandoned", "wait_seconds": 90}))
    assert (row["mean_wait_seconds"], row["median_wait_seconds"], row["longest_wait_seconds"]) == (20, 10, 50)
    assert (row["p90_wait_seconds"], row["mean_abandon_wait_seconds"]) == (pytest.approx(42), 90)


def test_talk_hold_and_scores_are_means_of_what_is_stated_and_transfers_a_sum(figures):
    told = {"talk_seconds": 60, "hold_seconds": 10, "transfers": 2, "satisfaction": 5}
    row = everything(figures(told, {"talk_seconds": 120, "satisfaction": 4, "transfers": 1}, {"outcome": "busy", "talk_seconds": 999}))
    assert (row["mean_talk_seconds"], row["mean_hold_seconds"], row["transfers"]) == (90, 10, 3)
    assert (row["mean_satisfaction"], row["scores"]) == (4.5, 2)


def test_what_no_call_states_is_unknown(figures):
    row = everything(figures({"outcome": "abandoned"}))
    assert [row[name] for name in ("mean_wait_seconds", "mean_talk_seconds", "transfers", "mean_satisfaction")] == [None] * 4
    assert (row["service_level_share"], row["abandoned_share"]) == (0, 1)


def test_without_a_known_wait_the_service_level_is_unknown(figures):
    row = everything(figures({"wait_seconds": None}))
    assert (row["answered"], row["wait_unknown"], row["service_level_share"]) == (1, 1, None)
