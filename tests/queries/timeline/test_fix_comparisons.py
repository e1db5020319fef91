"""The weeks before a fix held against those after it."""

import math

import pytest


@pytest.fixture
def compared(log):
    """`compared(before, after)`: a fix with so many complaints in the weeks before and after, promised for two weeks."""

    def made(before, after):
        for side, counts in (("before", before), ("after", after)):
            for place, count in enumerate(counts, 1):
                week = f"2026-0{6 if side == 'after' else 1}-{place:02}"
                log.add("fix_weeks", {"problem_id": "P", "week": week, "side": side, "place": place, "complaints": count, "exposure": 1.0})
        rate = sum(before) / len(before)
        log.add(
            "fix_promises", {"problem_id": "P", "weeks_before": len(before), "before": sum(before), "rate_before": rate, "weeks_to_tell": 2}
        )
        return log.refill("fix_comparisons").row("fix_comparisons")

    return made


def test_the_weeks_promised_judge_and_the_newest_as_long_are_held_against_them(compared):
    row = compared([10, 10, 10, 10], [5, 5, 9, 8, 8])
    assert (row["weeks_judged"], row["after"], row["rate_after"]) == (2, 10, 5)
    assert (row["recent_rate"], str(row["recent_week"])) == (8, "2026-06-04")
    assert row["log_ratio"] == pytest.approx(math.log((10.5 / 2) / (40.5 / 4)))
    assert row["log_back"] == pytest.approx(math.log(16.5 / 10.5))


def test_the_variances_are_of_the_counts_with_half_a_case_added(compared):
    row = compared([10, 10], [5, 5, 8, 8])
    assert row["variance"] == pytest.approx(1 / 20.5 + 1 / 10.5)
    assert row["back_variance"] == pytest.approx(1 / 16.5 + 1 / 10.5)


def test_even_weeks_scatter_no_less_than_chance_and_uneven_ones_more(compared):
    # before: (4 + 4) / 10; judged: (1 + 1) / 5; over 4 - 2 degrees of freedom: 0.6, so at least 1
    assert compared([8, 12], [4, 6])["dispersion"] == 1


def test_wild_weeks_widen_the_interval(compared):
    # before: (100 + 100) / 10 = 20; judged: 0; over 2 degrees of freedom
    row = compared([0, 20], [5, 5])
    assert (row["dispersion"], row["width"]) == (10, pytest.approx(1.96 + 2.3723 / 2))


def test_before_the_promised_weeks_are_over_those_there_are_judge_and_none_is_newer(compared):
    row = compared([10, 10], [5])
    assert (row["weeks_judged"], row["after"], row["recent_rate"], row["log_back"]) == (1, 5, None, None)
