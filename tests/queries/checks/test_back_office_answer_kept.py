"""Answer times kept."""

import pytest


@pytest.fixture
def answered(log):
    log.add("team_offices", {"team": "Desk", "office": "front"}, {"team": "Lab", "office": "back"})

    def answer(at, kind="assigned", due="2026-06-01 12:00", **fields):
        log.event("c1", "2026-06-01 09:00", "assigned", team="Desk")
        log.event("c1", "2026-06-01 10:00", "assigned", team="Lab", promise_due_at=due)
        if at:
            log.event("c1", at, kind, **fields)
        return log

    return answer


def verdict(log, as_of="2026-06-30 00:00"):
    row = log.derive(as_of, only=["back_office_answer_kept"]).row("findings", "complaint_id = 'c1'")
    return row["verdict"], row["evidence"]


def test_handing_back_exactly_at_the_time_agreed_keeps_it(answered):
    log = answered("2026-06-01 12:00", team="Desk")
    assert verdict(log) == ("pass", "every answer of the back office came by the time agreed")


def test_handing_back_a_second_later_is_late(answered):
    log = answered("2026-06-01 12:00:01", team="Desk")
    assert verdict(log) == ("fail", "answers of the back office later than agreed: 1, first Lab")


def test_its_solution_answers_too(answered):
    assert verdict(answered("2026-06-01 11:00", "solution_offered", direction="internal"))[0] == "pass"


def test_no_answer_is_late_only_once_the_time_is_over(answered):
    log = answered(None)
    assert verdict(log, "2026-06-01 12:00") == ("n/a", "no answer is due yet")
    assert verdict(log, "2026-06-01 12:01")[0] == "fail"


def test_a_log_without_answer_times_is_unknown(answered):
    lacking = "the log holds no answer times, the settings no limit for back_office"
    assert verdict(answered("2026-06-01 11:00", team="Desk", due=None)) == ("unknown", lacking)


def test_a_handoff_without_an_answer_time_is_not_judged_where_others_have_one(answered):
    log = answered("2026-06-01 11:00", team="Desk", due=None)
    log.event("c2", "2026-06-01 09:00", "promised", promise_due_at="2026-06-02 09:00")
    assert verdict(log) == ("n/a", "no answer time was agreed")
