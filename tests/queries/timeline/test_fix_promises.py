"""How long each fix has to be watched."""

import pytest


@pytest.fixture
def promise(log):
    """`promise(*counts)`: of a fix with so many complaints in the weeks before it, each of exposure 1."""

    def made(*counts, after=()):
        for side, told in (("before", counts), ("after", after)):
            for place, count in enumerate(told, 1):
                week = f"2026-0{6 if side == 'after' else 1}-{place:02}"
                log.add("fix_weeks", {"problem_id": "P", "week": week, "side": side, "place": place, "complaints": count, "exposure": 1.0})
        return log.refill("fix_promises").rows("fix_promises")

    return made


def test_the_rate_is_of_the_weeks_before_alone(promise):
    (row,) = promise(10, 14, after=(99,))
    assert (row["weeks_before"], row["before"], row["rate_before"]) == (2, 24, 12)


def test_weeks_as_even_as_chance_scatter_no_less_than_chance(promise):
    assert promise(12, 12)[0]["dispersion"] == 1


def test_wild_weeks_scatter_more(promise):
    # (100 + 100) / 10, over 2 - 1 degrees of freedom
    assert promise(0, 20)[0]["dispersion"] == 20


def test_it_takes_as_long_as_half_the_rate_needs_to_stand_out(promise):
    # 0.036968 - 1/40 = 0.011968: 83.6 complaints at half of 10 a week
    assert promise(10, 10, 10, 10)[0]["weeks_to_tell"] == 17


def test_frequent_complaints_are_watched_for_four_weeks_at_least(promise):
    assert promise(1000, 1000)[0]["weeks_to_tell"] == 4


@pytest.mark.parametrize("counts", [(13, 14), (0, 0), (0, 200)])
def test_too_few_or_too_wild_to_tell_ever(promise, counts):
    assert promise(*counts)[0]["weeks_to_tell"] is None  # 1/27 > 0.036968


def test_one_week_alone_scatters_as_chance_does(promise):
    assert (promise(28)[0]["dispersion"], promise(28)[0]["weeks_before"]) == (1, 2)


def test_without_weeks_before_there_is_no_promise(promise):
    assert promise(after=(5,)) == []
