"""Which problems recur, and in which state they are."""

from datetime import datetime, timedelta

START = datetime(2025, 1, 6)  # noqa: DTZ001  a Monday


def problems_of(log, **problems):
    log.weekly("2025-01-06", **problems).derive(only=["problem_states"])
    return {row["product"]: row for row in log.rows("recurring_problems")}


def test_three_customers_in_each_of_three_of_the_last_eight_weeks_recur(recurring_log):
    found = problems_of(recurring_log, thrice=[0, 0, 3, 0, 3, 0, 3, 0], twice=[0, 0, 3, 0, 0, 0, 3, 2], often=[1, 2, 2, 2, 2, 2, 2, 2])
    assert list(found) == ["thrice"]
    row = found["thrice"]
    assert (row["weeks"], row["cases"], row["customers"], row["is_recurring"]) == (3, 9, 9, True)


def test_one_customer_alone_is_no_recurring_problem(recurring_log):
    for place in range(40):
        received = START + timedelta(days=place)
        recurring_log.complaint(f"c{place}", received, product="phone", customer_id="ann")
    recurring_log.as_of = START + timedelta(days=49)
    recurring_log.derive(only=["problem_states"])
    assert recurring_log.rows("recurring_problems") == []


def test_complaints_that_name_nobody_count_one_customer_each_and_are_shown(recurring_log):
    for place in range(9):
        recurring_log.complaint(f"c{place}", START + timedelta(days=7 * (place // 3)), product="phone")
    recurring_log.as_of = START + timedelta(days=28)
    row = recurring_log.derive(only=["problem_states"]).row("recurring_problems")
    assert (row["customers"], row["unnamed"], row["cases"]) == (9, 9, 9)


STEADY = [9, 11, 10, 8, 12] * 6


def test_states_tell_ongoing_surging_new_fading_and_quiet_apart(recurring_log):
    found = problems_of(
        recurring_log,
        steady=STEADY,
        surge=[*STEADY[:-2], 30, 30],
        fresh=[0] * 25 + [4, 4, 4, 4, 4],
        spent=[5] * 21 + [1] * 9,
        silent=[5] * 20 + [0] * 10,
    )
    assert {name: row["state"] for name, row in found.items()} == {
        "surge": "surging",
        "fresh": "new",
        "steady": "ongoing",
        "spent": "fading",
        "silent": "quiet",
    }


def test_a_surge_says_since_when_and_how_sure(recurring_log):
    row = problems_of(recurring_log, surge=[*STEADY[:-2], 30, 30])["surge"]
    assert str(row["since_on"]) == "2025-07-21"
    assert row["score"] > 4
    assert row["chance_per_year"] < 0.01


def test_the_change_is_the_rate_against_that_of_as_many_weeks_before(recurring_log):
    row = problems_of(recurring_log, phone=[4] * 8 + [6] * 8)["phone"]
    assert (row["rate"], row["change"], row["cases"], row["cases_before"]) == (6.0, 0.5, 48, 32)


def test_a_log_too_young_for_limits_says_that_nothing_was_judged(recurring_log):
    row = problems_of(recurring_log, phone=[4] * 6)["phone"]
    assert (row["state"], row["is_judged"], row["score"], row["change"]) == ("ongoing", False, None, None)


def test_a_problem_whose_fix_held_and_then_failed_is_regressed(recurring_log):
    recurring_log.add("problems", {"problem_id": "P1", "product": "phone", "fixed_on": "2025-08-04"})
    row = problems_of(recurring_log, phone=STEADY + [2] * 12 + [10] * 12)["phone"]
    assert row["state"] == "regressed"


def test_a_rise_that_has_lasted_half_a_year_is_the_new_level(recurring_log):
    found = problems_of(recurring_log, risen=[*STEADY, *[25, 27, 26] * 10], rising=[*STEADY * 2][:50] + [25, 27, 26] * 3 + [25])
    assert {name: row["state"] for name, row in found.items()} == {"risen": "ongoing", "rising": "surging"}


def test_a_problem_that_comes_up_every_other_week_is_no_run(recurring_log):
    problems_of(recurring_log, phone=[0, 0, 0, 5] * 30, other=[10] * 120)
    assert not recurring_log.rows("problem_signals", "test = 'run' and product = 'phone'")
