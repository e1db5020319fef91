"""Which checks a coaching sheet is about."""

import pytest


@pytest.fixture
def sheet(log):
    """`sheet(W1=(passed, failed), …)`: the strong and the weak checks of a team with these figures."""

    def made(**figures):
        log.refill("check_names")
        for code, (passed, failed) in figures.items():
            score = passed / (passed + failed) if passed + failed else None
            log.add("compliance_figures", {"spread": "team", "name": "A", "code": code, "passed": passed, "failed": failed, "score": score})
        rows = log.refill("coaching_checks").rows("coaching_checks")
        return {way: [row["code"] for row in rows if row["way"] == way] for way in ("strong", "weak")}

    return made


def test_the_upper_half_is_strong_the_lower_half_weak_and_the_middle_strong(sheet):
    assert sheet(W1=(4, 0), R1=(3, 1), F1=(2, 2), F2=(1, 3), F3=(0, 4)) == {"strong": ["W1", "R1", "F1"], "weak": ["F3", "F2"]}


def test_there_are_three_of_each_at_the_most(sheet):
    figures = {code: (number, 10 - number) for number, code in enumerate(("W1", "W2", "W3", "R1", "R2", "R3", "R4", "F1"), 1)}
    assert sheet(**figures) == {"strong": ["F1", "R4", "R3"], "weak": ["W1", "W2", "W3"]}


def test_of_equal_scores_the_one_that_more_cases_tell_of_is_stronger(sheet):
    assert sheet(W1=(1, 1), W2=(2, 2)) == {"strong": ["W2"], "weak": ["W1"]}


def test_what_was_never_done_is_no_strength_and_the_unjudged_is_neither(sheet):
    assert sheet(W1=(0, 2), W2=(0, 0)) == {"strong": [], "weak": []}


def test_what_was_always_done_is_no_weakness(sheet):
    assert sheet(R1=(2, 0), R2=(3, 0)) == {"strong": ["R2"], "weak": []}


def test_all_cases_together_and_weeks_have_no_sheet(log):
    log.refill("check_names")
    log.add("compliance_figures", *({"spread": spread, "code": "W1", "passed": 1, "failed": 0, "score": 1} for spread in ("all", "week")))
    assert log.refill("coaching_checks").rows("coaching_checks") == []
