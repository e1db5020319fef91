"""What a week is held against: Laney's limits, spikes weighing less, the newest weeks left out."""

from datetime import date, timedelta

import pytest

MONDAY = date(2024, 1, 1)

# Quarterly figures of Mohammed and Laney 2006 as the package qicharts2 charts them (chart "up"); its limits, rounded
# to four places, stand in the tests of PowerBI-SPC, another implementation.
NUMERATORS = [
    266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320,
    267923, 271478, 255353, 256820, 261835, 259144, 255910, 260863, 264465, 260989,
]  # fmt: skip
DENOMINATORS = [
    280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529,
    279618, 283932, 266629, 268091, 276803, 271578, 266005, 273520, 278574, 273772,
]  # fmt: skip
UPPER_99 = [
    0.9657, 0.9658, 0.9654, 0.9653, 0.9656, 0.9658, 0.9656, 0.9653, 0.9656, 0.9656,
    0.9657, 0.9656, 0.966, 0.966, 0.9658, 0.9659, 0.966, 0.9658, 0.9657, 0.9658,
]  # fmt: skip


def add_weeks(log, counts, exposures=None):
    for place, count in enumerate(counts):
        log.add(
            "problem_series",
            {
                "product": "p",
                "issue": "",
                "week": MONDAY + timedelta(days=7 * place),
                "problem_number": 1,
                "week_number": 3000 + place,
                "complaints": count,
                "customers": count,
                "unnamed": 0,
                "exposure": exposures[place] if exposures else 1.0,
                "rate_unit": "per week",
                "is_complete": True,
            },
        )
    return log.refill("recurring_settings", "problem_baselines")


def newest(log):
    return log.rows("problem_baselines")[-1]


def test_centre_and_scatter_equal_those_of_another_implementation_of_laney_s_u_chart(recurring_log):
    add_weeks(recurring_log, NUMERATORS + [260000] * 3, DENOMINATORS + [273000] * 3)
    row = newest(recurring_log)
    assert row["baseline_weeks"] == 20
    for units, upper in zip(DENOMINATORS, UPPER_99, strict=True):
        limit = row["centre"] + 3 * row["sigma_z"] * (row["centre"] / units) ** 0.5
        assert limit == pytest.approx(upper, abs=0.00005001)


def test_with_less_than_twelve_weeks_of_history_nothing_is_judged(recurring_log):
    add_weeks(recurring_log, [5] * 14)
    assert recurring_log.rows("problem_baselines") == []


def test_the_two_newest_weeks_are_left_out_of_the_baseline(recurring_log):
    add_weeks(recurring_log, [10] * 20 + [99, 99, 99])
    row = newest(recurring_log)
    assert (row["baseline_weeks"], row["centre"], row["complaints"]) == (20, 10.0, 99)


def test_a_past_spike_weighs_less_than_an_ordinary_week(recurring_log):
    usual = [9, 11] * 10
    add_weeks(recurring_log, [*usual[:10], 60, *usual[10:], 10, 10, 10])
    row = newest(recurring_log)
    assert sum([*usual, 60]) / 21 > 12
    assert 9.9 < row["centre"] < 10.6


def test_no_week_older_than_the_baseline_counts(recurring_log):
    add_weeks(recurring_log, [90] * 10 + [10] * 55)
    row = newest(recurring_log)
    assert (row["baseline_weeks"], row["baseline_cases"], row["centre"]) == (52, 520, 10.0)


def test_scatter_is_never_taken_for_less_than_chance(recurring_log):
    add_weeks(recurring_log, [10] * 30)
    assert newest(recurring_log)["sigma_z"] == 1.0


def test_a_problem_without_complaints_is_taken_for_half_a_complaint_in_the_whole_baseline(recurring_log):
    add_weeks(recurring_log, [0] * 29 + [3])
    assert newest(recurring_log)["centre"] == pytest.approx(0.5 / 27)


def test_a_problem_with_too_few_complaints_for_any_signal_is_not_watched(recurring_log):
    add_weeks(recurring_log, [0] * 29 + [2])
    assert recurring_log.rows("problem_baselines") == []
