"""What the report's headline numbers are made of."""

import pytest

CASE = {"complaint_id": "c1", "received_at": "2026-06-01 09:00"}


@pytest.fixture
def facts(log):
    """`facts()`: amount and day of June by figure."""

    def made():
        return {row["figure"]: (row["amount"], row["at"].day) for row in log.refill("headline_facts").rows("headline_facts")}

    return made


def test_a_resolved_case_counts_when_it_came_and_its_time_when_it_was_resolved(log, facts):
    log.add("cases", {**CASE, "resolved_at": "2026-06-02 09:00"})
    for number in (1, 2, 3):
        log.add("ownership_intervals", {"complaint_id": "c1", "interval_number": number})
    assert facts() == {"complaints": (1, 1), "median_resolution_seconds": (86400, 2), "handoffs_per_case": (2, 1)}


def test_the_owners_of_another_case_are_not_its_owners(log, facts):
    log.add("cases", CASE).add("ownership_intervals", {"complaint_id": "c2"}, {"complaint_id": "c1", "source": "other"})
    assert facts()["handoffs_per_case"] == (None, 1)


def test_without_owners_hand_offs_are_unknown_and_so_is_a_time_that_runs_backwards(log, facts):
    log.add("cases", {**CASE, "resolved_at": "2026-05-31 09:00"})
    assert facts() == {"complaints": (1, 1), "median_resolution_seconds": (None, 31), "handoffs_per_case": (None, 1)}


def test_a_case_that_never_came_is_no_fact(log, facts):
    log.add("cases", {"complaint_id": "c1"}).add("check_names", {"code": "W1"})
    log.add("findings", {"complaint_id": "c1", "code": "W1", "verdict": "pass"})
    assert facts() == {}


@pytest.mark.parametrize("clock", ["first_contact", "resolution", "due"])
def test_a_clock_is_a_fact_of_the_day_it_began(log, facts, clock):
    told = {"complaint_id": "c1", "clock": clock, "cycle": 1, "started_at": "2026-06-03 09:00"}
    amounts = {}
    for verdict in ("met", "breached", "unknown", "running", "not_applicable"):
        log.con.execute("delete from clock_verdicts").fetchall()
        log.add("clock_verdicts", {**told, "verdict": verdict})
        amounts[verdict] = facts().get(f"{clock}_breach_share")
    assert amounts == {"met": (0, 3), "breached": (1, 3), "unknown": (None, 3), "running": None, "not_applicable": None}


def test_other_clocks_and_clocks_that_never_began_are_none(log, facts):
    log.add("clock_verdicts", {"complaint_id": "c1", "clock": "promise", "verdict": "met", "started_at": "2026-06-03 09:00"})
    log.add("clock_verdicts", {"complaint_id": "c1", "clock": "due", "verdict": "met"})
    assert facts() == {}


@pytest.mark.parametrize(
    ("verdicts", "score"),
    [(("pass", "pass", "pass", "fail"), 0.75), (("pass", "unknown", "n/a"), 1), (("fail",), 0), (("unknown",), None)],
)
def test_the_score_is_the_share_passed_of_what_could_be_judged_by_the_fifteen_checks(log, facts, verdicts, score):
    log.add("cases", CASE)
    for number, verdict in enumerate(verdicts):
        log.add("check_names", {"code": f"F{number}"})
        log.add("findings", {"complaint_id": "c1", "code": f"F{number}", "verdict": verdict})
    log.add("findings", {"complaint_id": "c1", "code": "of another list", "verdict": "fail"})
    assert facts()["handling_score"] == (score, 1)
