"""The spell of signals that is on."""

import pytest


@pytest.fixture
def spell(recurring_log):
    """`spell(last_week, rate)`: is a spell upwards from 4 May on, the newest week being 22 June and the last two weeks at this rate?"""

    def made(last_week, rate, score=3.0, since_week="2026-05-04"):
        log = recurring_log.refill("recurring_settings")
        named = {"product": "Line", "issue": ""}
        log.add("problem_recent", {**named, "newest_week": "2026-06-22", "rate_last_two": rate})
        log.add("problem_limits", {**named, "week": "2026-06-22", "watched": 10})
        fields = {"direction": "up", "spell": 1, "since_week": since_week, "last_week": last_week, "score": score, "rate_centre": 8.0}
        log.add("problem_spells", {**named, **fields})
        return log.refill("problem_changes").rows("problem_changes")

    return made


def test_a_signal_of_one_of_the_last_two_weeks_is_on_whatever_the_rate(spell):
    assert len(spell("2026-06-15", rate=1)) == 1


@pytest.mark.parametrize(("rate", "is_on"), [(10.0, True), (9.9, False)])
def test_an_older_signal_is_on_while_the_last_two_weeks_are_a_quarter_above_the_usual(spell, rate, is_on):
    assert bool(spell("2026-06-08", rate)) is is_on


def test_after_half_a_baseline_it_is_the_new_level(spell):
    assert spell("2026-06-22", rate=20, since_week="2025-12-22") == []  # 26 of 52 weeks


def test_the_chance_is_the_normal_tail_times_three_tests_a_week_of_every_problem_watched(spell):
    (row,) = spell("2026-06-22", rate=20, score=3.0)
    assert row["chance_per_year"] == pytest.approx(0.0013498980 * 3 * 10 * 365.25 / 7, rel=1e-4)
