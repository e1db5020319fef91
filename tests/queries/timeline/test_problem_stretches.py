"""The stretches of time in which a problem is tested, each week anew."""

import pytest

NAMED = {"product": "Line", "issue": "Noise"}
WEEKS = ("2026-06-01", "2026-06-08")


@pytest.fixture
def stretches(log):
    """`stretches(rate, *received)`: by test and week, of two weeks with 4 and 6 complaints, exposure 2 of a baseline of 20, at the usual rate."""

    def made(rate=1.0, received=()):
        for number, (week, complaints) in enumerate(zip(WEEKS, (4, 6), strict=True)):
            row = {"week": week, "week_number": number, "complaints": complaints, "exposure": 2.0, "baseline_exposure": 20.0}
            log.add(
                "problem_limits", {**NAMED, **row, "problem_number": 1, "rate_centre": rate, "centre": 3.0, "sigma_z": 1.5, "z_limit": 3.0}
            )
        for number, at in enumerate(received):
            log.add("problem_cases", {**NAMED, "complaint_id": f"c{number}", "received_at": at, "week": WEEKS[at[:10] >= WEEKS[1]]})
        rows = log.refill("problem_stretches").rows("problem_stretches")
        return {(row["test"], str(row["week"])): row for row in rows}

    return made


def test_a_week_is_held_against_what_is_expected_in_it(stretches):
    row = stretches()["week", WEEKS[0]]
    assert (row["observed"], row["expected"], row["share"], str(row["since_week"])) == (4, 3, 0.1, WEEKS[0])
    assert (row["sigma_z"], row["z_limit"], row["problem_number"], row["week_number"]) == (1.5, 3.0, 1, 0)


def test_two_weeks_are_held_together_and_the_first_has_none_before_it(stretches):
    found = stretches(rate=1.25)
    row = found["two_weeks", WEEKS[1]]
    assert (row["observed"], row["expected"], row["share"], str(row["since_week"])) == (10, 5, 0.2, WEEKS[0])
    assert ("two_weeks", WEEKS[0]) not in found


def test_a_run_is_held_against_the_baseline_that_it_began_with(log, stretches):
    run = {"start_week": "2026-05-04", "run_cases": 9, "run_exposure": 6.0, "start_centre": 2.0, "start_exposure": 24.0, "start_sigma": 1.2}
    log.add("problem_runs", {**NAMED, "week": WEEKS[1], **run})
    row = stretches()["run", WEEKS[1]]
    assert (row["observed"], row["expected"], row["share"], row["sigma_z"]) == (9, 12, 0.25, 1.2)
    assert str(row["since_week"]) == "2026-05-04"


def test_of_a_rare_problem_the_closest_four_cases_are_three_in_the_time_they_took(stretches):
    received = [f"2026-06-{day:02} 09:00" for day in (1, 3, 5, 8, 12)]  # 7 and 9 days
    row = stretches(rate=0.25, received=received)["close_together", WEEKS[1]]
    assert (row["observed"], row["expected"], row["share"], str(row["since_week"])) == (3, 0.5, 0.1, WEEKS[0])


def test_four_cases_of_one_morning_took_a_day(stretches):
    received = ["2026-06-01 09:00"] * 4
    assert stretches(rate=0.25, received=received)["close_together", WEEKS[0]]["expected"] == pytest.approx(0.5 / 7)


def test_three_cases_or_a_problem_that_is_not_rare_have_no_such_test(stretches):
    assert ("close_together", WEEKS[0]) not in stretches(rate=0.25, received=["2026-06-01 09:00"] * 3)


def test_one_complaint_a_week_is_not_rare(stretches):
    assert ("close_together", WEEKS[0]) not in stretches(rate=0.5, received=["2026-06-01 09:00"] * 4)
