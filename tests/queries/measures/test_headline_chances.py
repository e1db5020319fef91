"""Headline numbers against chance."""

from datetime import datetime, timedelta
from math import sqrt
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

AS_OF = datetime(2026, 6, 30, 12)  # noqa: DTZ001  instants are naive UTC everywhere
THEN = AS_OF - timedelta(days=28)


@pytest.fixture
def told(log):
    """Facts of one figure, now and then, in a log that began long ago; gives the measure's row against the days before."""
    log.as_of = AS_OF

    def told_one(figure, now, then):
        log.con.execute("delete from headline_facts").fetchall()
        facts = [(AS_OF - timedelta(days=900), "complaints", 1.0)]
        facts += [
            (at - timedelta(seconds=60 * place), figure, amount)
            for at, part in ((AS_OF, now), (THEN, then))
            for place, amount in enumerate(part)
        ]
        log.add("headline_facts", *[
            {"source": "log", "complaint_id": f"c{place}", "figure": name, "cycle": 1, "at": at, "amount": amount}
            for place, (at, name, amount) in enumerate(facts)
        ])  # fmt: skip
        return log.refill("headline_spans").row("headline_chances", f"figure = '{figure}' and against = 'previous'")

    return told_one


def shares(bad, judged):
    return [1.0] * bad + [0.0] * (judged - bad)


@pytest.mark.parametrize(
    ("now", "then", "change"),
    [
        ((30, 100), (10, 100), "worse"),
        ((10, 100), (30, 100), "better"),
        ((12, 100), (10, 100), "within_chance"),
        ((2, 2), (0, 2), "within_chance"),
        ((0, 5), (0, 5), "within_chance"),
    ],
)
def test_a_late_share_is_worse_or_better_only_beyond_chance(told, now, then, change):
    assert told("resolution_breach_share", shares(*now), shares(*then))["change"] == change


def test_a_higher_handling_score_is_better(told):
    assert told("handling_score", [0.9, 0.8] * 20, [0.6, 0.7] * 20)["change"] == "better"
    assert told("handling_score", [0.6, 0.7] * 20, [0.9, 0.8] * 20)["change"] == "worse"


def test_one_burst_in_a_day_is_no_rise_of_complaints_but_twice_as_many_each_day_is(log):
    log.as_of = AS_OF
    days = {"c": [3] * 56, "burst": [3] * 27 + [40] + [3] * 28, "twice": [6] * 28 + [3] * 28}
    for name, counts in days.items():
        log.con.execute("delete from headline_facts").fetchall()
        at = [
            AS_OF - timedelta(days=day, hours=hour) for day, count in enumerate(counts) for hour in [number % 24 for number in range(count)]
        ]
        rows = [
            {"source": "log", "complaint_id": f"{name}{place}", "figure": "complaints", "cycle": 1, "at": one, "amount": 1.0}
            for place, one in enumerate([*at, AS_OF - timedelta(days=400)])
        ]
        log.add("headline_facts", *rows)
        row = log.refill("headline_spans").row("headline_chances", "against = 'previous'")
        assert (name, row["change"], row["facts_now"]) == (name, "worse" if name == "twice" else "within_chance", 28)


def test_a_median_is_judged_by_ranks_so_that_one_endless_case_does_not_count_for_many(told):
    few_days = [86400.0 * (1 + place % 3) for place in range(40)]
    assert told("median_resolution_seconds", [*few_days[:-1], 1e9], few_days)["change"] == "within_chance"
    assert told("median_resolution_seconds", [3 * one for one in few_days], few_days)["change"] == "worse"


def test_ranks_that_go_one_way_while_the_median_goes_the_other_are_no_judgement(told):
    now, then = [5.0] * 51 + [100.0] * 49, [6.0] * 51 + [0.0] * 49
    row = told("median_resolution_seconds", now, then)
    assert row["standard_errors"] > 2.576
    assert row["change"] == "within_chance"


def test_a_span_that_began_before_the_log_is_not_compared_with(log):
    log.as_of = AS_OF
    log.add("headline_facts", *[
        {"source": "log", "complaint_id": f"c{day}", "figure": "complaints", "cycle": 1, "at": AS_OF - timedelta(days=day), "amount": 1.0}
        for day in range(1, 41)
    ])  # fmt: skip
    assert log.refill("headline_spans").rows("headline_chances") == []


def oracle(now, then):
    """Welch's standard errors with a fact of 0 and one of 1 added to each side."""

    def of(part):
        part = [*part, 0.0, 1.0]
        mean = sum(part) / len(part)
        return mean, (sum(one * one for one in part) / len(part) - mean * mean) / len(part)

    (mean, error), (mean_then, error_then) = of(now), of(then)
    return (mean - mean_then) / sqrt(error + error_then)


def ranks(now, then):
    """Every amount's mean place among all, 0 to 1."""
    both = sorted(now + then)
    place = {one: sum(at + 1 for at, other in enumerate(both) if other == one) / both.count(one) / len(both) for one in both}
    return [place[one] for one in now], [place[one] for one in then]


amounts = st.lists(st.integers(0, 8).map(float), min_size=1, max_size=12)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(now=amounts, then=amounts)
def test_standard_errors_are_those_of_a_slow_reckoning(told, now, then):
    row = told("handoffs_per_case", now, then)
    assert row["standard_errors"] == pytest.approx(oracle(now, then), abs=1e-6)
    assert (row["facts_now"], row["facts_then"]) == (len(now), len(then))
    row = told("median_resolution_seconds", now, then)
    assert row["standard_errors"] == pytest.approx(oracle(*ranks(now, then)), abs=1e-6)
    if row["change"] == "worse":
        assert median(now) > median(then)
