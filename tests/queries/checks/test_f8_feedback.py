"""F8: was the customer kept informed, and called back after it?"""

import pytest

ENDED = {"received_at": "2026-06-01 09:00", "resolved_at": "2026-06-05 09:00"}


def test_updates_promises_and_follow_up_all_met_pass(log, judge):
    log.complaint("c1", **ENDED)
    judge.clock("c1", "update", "met").clock("c1", "promise", "met").clock("c1", "follow_up", "met")
    assert judge.verdict("F8") == ("pass", "kept informed, promises kept, followed up")


@pytest.mark.parametrize(
    ("clock", "evidence"),
    [
        ("update", "an update did not come in time"),
        ("promise", "a promise was not kept in time"),
        ("follow_up", "no follow-up in time"),
    ],
)
def test_one_that_failed_fails_the_case_and_is_named(log, judge, clock, evidence):
    log.complaint("c1", **ENDED)
    judge.clock("c1", "follow_up", "met", cycle=2).clock("c1", "update", "unknown", cycle=9)
    judge.clock("c1", clock, "breached", stopped_at="2026-06-06 09:00", working_seconds=5, limit_seconds=4)
    row = judge.verdicts("F8")["c1"]
    assert (row["verdict"], row["evidence"], row["measured"], row["limit"]) == ("fail", evidence, 5, 4)
    assert str(row["at"]) == "2026-06-06 09:00:00"


@pytest.mark.parametrize(("case", "measured"), [({}, 3600), (ENDED, None)])
def test_what_never_came_is_measured_up_to_now_while_the_case_is_open(log, judge, case, measured):
    log.complaint("c0", **ENDED)
    log.complaint("c1", **{"received_at": "2026-06-01 09:00", **case})
    never = {"calendar": "", "paused_seconds": 0, "started_at": "2026-06-30 11:00", "due_at": "2026-06-30 11:10"}
    judge.clock("c1", "update", "breached", **never)
    row = judge.verdicts("F8")["c1"]
    assert (row["verdict"], row["measured"], str(row["at"])) == ("fail", measured, "2026-06-30 11:10:00")


def test_the_second_broken_promise_fails_though_the_first_was_kept(log, judge):
    log.complaint("c1", **ENDED)
    judge.clock("c1", "promise", "met").clock("c1", "promise", "breached", cycle=2).clock("c1", "follow_up", "met")
    assert judge.verdict("F8")[0] == "fail"


def test_other_clocks_do_not_matter(log, judge):
    log.complaint("c1", **ENDED)
    judge.clock("c1", "follow_up", "met").clock("c1", "resolution", "breached")
    assert judge.verdict("F8")[0] == "pass"


def test_an_open_case_is_decided_only_by_a_miss(log, judge):
    log.complaint("c1", "2026-06-01 09:00")
    log.complaint("c2", **ENDED)
    judge.clock("c1", "update", "met")
    assert judge.verdict("F8") == ("unknown", "still open, nothing missed so far")
    judge.clock("c1", "promise", "breached")
    assert judge.verdict("F8")[0] == "fail"


def test_a_follow_up_not_due_yet_is_unknown(log, judge):
    log.complaint("c1", **ENDED)
    judge.clock("c1", "update", "met").clock("c1", "follow_up", "running")
    assert judge.verdict("F8") == ("unknown", "no follow-up yet, and its limit is not over")


def test_what_a_clock_can_not_tell_is_unknown_with_its_reason(log, judge):
    log.complaint("c1", **ENDED)
    judge.clock("c1", "update", "met").clock("c1", "follow_up", "unknown", reason="the log holds no contacts")
    assert judge.verdict("F8") == ("unknown", "the log holds no contacts")


def test_no_limits_at_all_is_unknown(log, judge):
    log.complaint("c1", **ENDED)
    judge.clock("c1", "follow_up", "not_applicable")
    assert judge.verdict("F8") == ("unknown", "no limit is set for updates, promises or follow-up")


def test_a_met_clock_decides_over_one_without_a_limit_and_a_breached_one_over_all(log, judge):
    log.complaint("c1", **ENDED)
    judge.clock("c1", "promise", "not_applicable").clock("c1", "follow_up", "met", stopped_at="2026-06-05 09:00", working_seconds=7)
    assert (judge.verdicts("F8")["c1"]["verdict"], judge.verdicts("F8")["c1"]["measured"]) == ("pass", 7)
    judge.clock("c1", "update", "breached", stopped_at="2026-06-05 09:00", working_seconds=9)
    assert (judge.verdicts("F8")["c1"]["verdict"], judge.verdicts("F8")["c1"]["measured"]) == ("fail", 9)
