"""What each case of a problem costs in service."""

import pytest

CLOCK = {"complaint_id": "c1", "clock": "resolution", "cycle": 1}


@pytest.fixture
def burden(log):
    """`burden(*clocks)`: of a case with these clocks, the third of them begun by a raised severity."""

    def made(*clocks):
        log.add("problem_cases", {"complaint_id": "c1", "product": "Line"})
        log.add("clock_starts", *({"complaint_id": "c1", "start_number": number, "is_raise": number == 3} for number in (1, 2, 3)))
        for number, clock in enumerate(clocks, 1):
            log.add("clock_verdicts", {**CLOCK, "cycle": number, **clock})
        row = log.refill("problem_burdens").row("problem_burdens")
        return row["is_breached"], row["breached_clocks"], row["working_hours"]

    return made


def test_hours_are_of_all_its_cycles_and_breaches_of_every_clock(burden):
    first = {"verdict": "met", "working_seconds": 3600}
    second = {"verdict": "breached", "working_seconds": 7200}
    raised = {"verdict": "breached", "working_seconds": 36000}
    assert burden(first, second, raised, {"clock": "due", "verdict": "breached", "working_seconds": 3600}) == (True, 3, 3)


def test_a_clock_that_runs_adds_hours_and_no_judgement(burden):
    assert burden({"verdict": "running", "working_seconds": 1800}) == (None, 0, 0.5)


def test_one_breach_alone_is_a_breach(burden):
    assert burden({"verdict": "breached", "working_seconds": 3600}) == (True, 1, 1)


def test_the_clocks_of_another_case_are_not_its_clocks(log, burden):
    log.add("clock_verdicts", {**CLOCK, "complaint_id": "c2", "verdict": "breached"}, {**CLOCK, "source": "other", "verdict": "breached"})
    assert burden() == (None, 0, None)


def test_one_that_was_met_is_no_breach(burden):
    assert burden({"verdict": "met", "working_seconds": 0}, {"clock": "due", "cycle": 2, "verdict": "unknown"}) == (False, 0, 0)


@pytest.mark.parametrize("clocks", [(), ({"verdict": "unknown", "working_seconds": 3600},)])
def test_what_no_clock_tells_is_unknown(burden, clocks):
    assert burden(*clocks) == (None, 0, None)


def test_another_clock_of_the_raise_s_number_adds_no_hours_and_loses_no_breach(burden):
    clock = {"clock": "promise", "verdict": "breached", "working_seconds": 3600}
    assert burden({"verdict": "met", "working_seconds": 3600}, {"verdict": "met", "working_seconds": 0}, clock) == (True, 1, 1)
