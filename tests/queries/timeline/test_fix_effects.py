"""What the fix of each registered problem did to its rate."""

import math

import pytest

COMPARED = {
    "weeks_before": 10,
    "before": 100,
    "rate_before": 10.0,
    "after": 50,
    "rate_after": 5.0,
    "weeks_to_tell": 4,
    "weeks_judged": 4,
    "dispersion": 4.0,
    "width": 2.0,
    "variance": 0.01,
    "log_ratio": math.log(0.5),
    "back_variance": 0.01,
    "log_back": 0.0,
    "recent_rate": 5.0,
    "recent_week": "2026-06-01",
}


@pytest.fixture
def effect(log):
    """`effect(**compared)`: rate halved, one standard error 0.2, two of them to the ends of the interval; none = no comparison."""

    def made(has_weeks=True, **compared):
        log.add("problems", {"problem_id": "P", "fixed_on": "2026-03-01"}, {"problem_id": "open"})
        log.add("fix_weeks", {"problem_id": "P", "side": "after", "place": 9}, {"problem_id": "P", "side": "before", "place": 10})
        if has_weeks:
            log.add("fix_comparisons", {"problem_id": "P", **COMPARED, **compared})
        return log.refill("fix_effects").row("fix_effects")

    return made


def test_an_interval_below_one_is_a_fix_that_worked(effect):
    row = effect()
    assert (row["verdict"], row["reason"], row["weeks_after"], row["weeks_left"]) == ("worked", None, 9, 0)
    assert (row["ratio"], row["ratio_low"], row["ratio_high"]) == (0.5, *(pytest.approx(0.5 * math.exp(sign * 0.4)) for sign in (-1, 1)))


@pytest.mark.parametrize(("ratio", "verdict"), [(0.67, "worked"), (0.68, "did not work"), (2.0, "did not work")])
def test_an_interval_that_reaches_one_is_a_fix_that_did_not(effect, ratio, verdict):
    assert effect(log_ratio=math.log(ratio))["verdict"] == verdict  # 0.67 x e^0.4 = 0.9995


@pytest.mark.parametrize(("log_back", "verdict", "day"), [(0.657, "worked", None), (0.659, "came back", "2026-06-01")])
def test_a_later_stretch_3_29_standard_errors_above_it_came_back(effect, log_back, verdict, day):
    row = effect(log_back=log_back)
    assert (row["verdict"], row["came_back_on"] and str(row["came_back_on"])) == (verdict, day)


def test_what_did_not_work_did_not_come_back(effect):
    row = effect(log_ratio=0.0, log_back=5.0)
    assert (row["verdict"], row["came_back_on"]) == ("did not work", None)


@pytest.mark.parametrize(("judged", "left"), [(3, 1), (None, 4)])
def test_before_the_promised_weeks_are_over_it_is_too_early(effect, judged, left):
    row = effect(weeks_judged=judged)
    assert (row["verdict"], row["reason"], row["weeks_left"]) == ("too early to tell", "the promised weeks are not over", left)


def test_without_a_promise_or_without_weeks_before_it_is_unknown_and_says_why(effect):
    row = effect(weeks_to_tell=None)
    assert (row["verdict"], row["reason"]) == ("unknown", "too few complaints before the fix to tell ever")


def test_without_weeks_before_it_is_unknown(effect):
    row = effect(has_weeks=False)
    assert (row["verdict"], row["reason"]) == ("unknown", "no complete week of the log lies before the fix")
    assert (row["ratio"], row["weeks_after"]) == (None, 9)
