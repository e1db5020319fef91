"""Calls in short, by queue, agent and hour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Log

OUTCOMES = ("answered", "abandoned", "busy", "failed", "dropped", "no_answer", "voicemail", None)


def call(log, number, outcome="answered", **fields):
    row = {"call_id": f"k{number}", "started_at": "2026-06-01 09:00", "outcome": outcome, "direction": "in", **fields}
    return log.add("calls", row)


@pytest.fixture
def calls(log):
    """Four offered calls (waits 10, 20, 60; one gave up after 90 s) and one outbound call."""
    log.defaults()
    call(log, 1, wait_seconds=10, talk_seconds=100, queue="bills", agent="Amy")
    call(log, 2, wait_seconds=20, talk_seconds=200, queue="bills", agent="Ben")
    call(log, 3, wait_seconds=60, talk_seconds=300, queue="lines", agent="Amy", started_at="2026-06-02 10:30")
    call(log, 4, "abandoned", wait_seconds=90, queue="lines")
    call(log, 5, direction="out", talk_seconds=50)
    return log.derive(only=["call_figures", "call_ties"])


def test_calls_in_short(calls):
    row = calls.row("call_summary")
    assert (row["offered"], row["answered"], row["abandoned"], row["other"]) == (4, 3, 1, 0)
    assert row["mean_wait_seconds"] == 30
    assert row["longest_wait_seconds"] == 60
    assert row["mean_abandon_wait_seconds"] == 90
    assert row["mean_talk_seconds"] == 200
    # within 20 s: the first two of four offered; exactly 20 s is in time
    assert (row["answered_in_time"], row["service_level_share"]) == (2, 0.5)
    assert row["abandoned_share"] == 0.25


def test_the_service_level_limit_is_a_setting(calls):
    calls.defaults(calls__answer_within=10).refill("call_figures")
    assert calls.row("call_summary")["answered_in_time"] == 1


def test_an_answered_call_without_a_wait_is_unknown_to_the_service_level(calls):
    call(calls, 6)
    row = calls.derive(only=["call_figures"]).row("call_summary")
    assert (row["offered"], row["wait_unknown"], row["service_level_share"]) == (5, 1, 0.5)


def test_no_calls_give_no_shares(log):
    row = log.defaults().derive(only=["call_figures"]).row("call_summary")
    assert (row["offered"], row["service_level_share"], row["mean_wait_seconds"]) == (0, None, None)


def test_queues_agents_and_hours_add_up_to_the_whole(calls):
    assert [(row["queue"], row["offered"], row["abandoned"]) for row in calls.rows("calls_by_queue")] == [("bills", 2, 0), ("lines", 2, 1)]
    assert [(row["agent"], row["answered"]) for row in calls.rows("calls_by_agent")] == [("Amy", 2), ("", 0), ("Ben", 1)]
    calls.defaults(project__timezone="Asia/Shanghai").refill("call_figures")
    hours = [(row["weekday"], row["hour"], row["offered"]) for row in calls.rows("calls_by_hour")]
    assert hours == [(1, 17, 3), (2, 18, 1)]


def test_legs_that_share_a_linked_id_are_one_call(log):
    log.defaults()
    call(log, 1, "no_answer", linked_id="x", started_at="2026-06-01 09:00:00", agent="Amy")
    call(log, 2, "answered", linked_id="x", started_at="2026-06-01 09:00:20", agent="Ben", wait_seconds=25, talk_seconds=60)
    row = log.derive(only=["whole_calls"]).row("whole_calls")
    assert (row["legs"], row["outcome"], row["agent"], row["wait_seconds"], row["transfers"]) == (2, "answered", "Ben", 25, 0)


def test_a_call_after_as_of_is_not_known_yet(log):
    call(log.defaults(), 1, started_at="2026-07-01 09:00")
    assert log.derive("2026-06-30 00:00", only=["whole_calls"]).rows("whole_calls") == []


@given(st.lists(st.tuples(st.sampled_from(OUTCOMES), st.sampled_from(["in", "out", None]), st.integers(0, 40) | st.none()), max_size=12))
def test_offered_is_the_sum_of_its_ends(rows):
    log = Log().defaults()
    for number, (outcome, direction, wait) in enumerate(rows):
        call(log, number, outcome, direction=direction, wait_seconds=wait)
    row = log.derive(only=["call_figures"]).row("call_summary")
    ends = ("answered", "abandoned", "busy", "failed", "dropped", "other")
    offered = [one for one in rows if one[1] != "out"]
    assert row["offered"] == sum(row[end] for end in ends) == len(offered)
    assert row["answered_in_time"] == sum(1 for one in offered if one[0] == "answered" and one[2] is not None and one[2] <= 20)
    assert sum(one["offered"] for one in log.rows("calls_by_hour")) == row["offered"]
    log.con.close()


@pytest.mark.real_data
def test_the_call_centre_s_own_figures(log, real_data):
    """../shared/data/README.md: 5 000 calls; the waits and talks as that file states them."""
    path = real_data / "calls" / "call_centre_5000.csv"
    log.defaults().con.execute(
        """
        insert into calls (source, call_id, direction, started_at, outcome, wait_seconds, talk_seconds, satisfaction, is_resolved)
        select 'centre', "call id", 'in', timestamp '2021-01-01', case "answered (Y/N)" when 'Y' then 'answered' else 'abandoned' end,
            "speed of answer in seconds"::double, "talk durations"::double, "satisfaction rating"::double, resolved = 'Y'
        from read_csv($path, all_varchar = true, nullstr = '')
        """,
        {"path": str(path)},
    ).fetchall()
    row = log.derive(only=["call_figures"]).row("call_summary")
    assert (row["offered"], row["answered"], row["abandoned"], row["answered_in_time"]) == (5000, 4054, 946, 374)
    assert row["mean_wait_seconds"] == pytest.approx(67.5207, abs=5e-5)
    assert row["mean_talk_seconds"] == pytest.approx(224.9228, abs=5e-5)
    assert (row["scores"], row["mean_satisfaction"]) == (4054, pytest.approx(3.4036, abs=5e-5))
    assert log.row("first_call_resolution")["stated_resolved"] == 3646


def test_a_call_with_a_time_of_answer_and_no_stated_outcome_was_answered(log):
    log.defaults().add(
        "calls", {"call_id": "k1", "direction": "in", "started_at": "2026-06-01 09:00", "answered_at": "2026-06-01 09:00:05"}
    )
    row = log.derive(only=["call_figures"]).row("call_summary")
    assert (row["answered"], row["other"]) == (1, 0)


def test_each_further_answered_leg_of_a_call_is_a_transfer(log):
    log.defaults()
    for leg, agent in enumerate(("Amy", "Ben", "Cem")):
        call(log, leg, linked_id="x", started_at=f"2026-06-01 09:0{leg}", agent=agent)
    call(log, 3, "no_answer", linked_id="x", started_at="2026-06-01 09:05")
    assert log.derive(only=["whole_calls"]).row("whole_calls")["transfers"] == 2
