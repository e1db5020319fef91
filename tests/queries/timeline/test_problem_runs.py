"""Runs of weeks on one side of the median."""

from datetime import date, timedelta

import pytest


@pytest.fixture
def runs(log):
    """`runs(counts)`: weeks of a problem whose median is 5, held against a baseline of 16 weeks: over round(log2 16) + 3 = 7 is long."""

    def made(counts, usual=5.0, middle=None):
        for number, count in enumerate(counts, 1):
            week = (date(2025, 12, 29) + timedelta(days=7 * number)).isoformat()
            fields = {"product": "Line", "issue": "", "week": week, "problem_number": 1, "week_number": number}
            rates = {
                "rate_middle": usual if middle is None else middle,
                "rate_centre": usual,
                "baseline_exposure": 16.0,
                "baseline_weeks": 16,
                "sigma_z": 1.0,
                "z_limit": 3.0,
            }
            log.add("problem_limits", {**fields, "complaints": count, "exposure": 1.0, **rates})
        return [(row["week_number"], row["run_length"], row["run_cases"]) for row in log.refill("problem_runs").rows("problem_runs")]

    return made


def test_a_run_is_long_from_its_eighth_week_on(runs):
    assert runs([6] * 9) == [(8, 8, 48), (9, 9, 54)]


def test_a_week_at_the_median_neither_breaks_a_run_nor_counts(runs):
    assert runs([6] * 7 + [5] + [6]) == [(9, 8, 48)]


def test_a_week_on_the_other_side_breaks_it(runs):
    assert runs([6] * 7 + [4] + [6] * 7) == []


def test_below_the_median_is_a_run_too_but_a_rare_problem_has_none(runs):
    assert runs([4] * 8) == [(8, 8, 32)]


def test_a_problem_of_less_than_one_case_a_week_is_not_held_against_its_median(runs):
    assert runs([1] * 9, usual=0.9) == []


def test_a_run_as_old_as_its_baseline_is_the_new_level(runs):
    assert [number for number, _, _ in runs([6] * 18)] == list(range(8, 17))


def test_against_a_median_of_nothing_no_run_is_unusual(runs):
    assert runs([6] * 9, middle=0.0) == []
