"""Weeks before and after the fix of each registered problem."""

import pytest


@pytest.fixture
def weeks(recurring_log):
    """`weeks(**problem)`: the weeks about a fix on Wednesday 17 June, of a log of five complete weeks from 1 June on with two weeks before it looked at."""
    log = recurring_log
    log.con.execute("update settings_values set value = 2 where name = 'recurring.baseline_weeks'").fetchall()
    for day in ("2026-05-25", "2026-06-01", "2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29"):
        log.add("problem_series", {"product": "Line", "issue": "Noise", "week": day, "exposure": 2.0, "is_complete": day != "2026-06-29"})
    for number, (week, product) in enumerate(
        [("2026-06-01", "Line"), ("2026-06-01", "Line"), ("2026-06-22", "Line"), ("2026-06-22", "Box")]
    ):
        log.add("problem_cases", {"complaint_id": f"c{number}", "week": week, "product": product, "issue": "Noise"})
    log.add("text_cluster_members", {"complaint_id": "c0", "cluster_id": "k1"}, {"complaint_id": "c2", "cluster_id": "k2"})

    def made(fixed_on="2026-06-17", **problem):
        log.add("problems", {"problem_id": "P", "fixed_on": fixed_on, **problem})
        rows = log.refill("recurring_settings", "problem_matches", "fix_weeks").rows("fix_weeks")
        return {str(row["week"])[5:]: (row["side"], row["place"], row["complaints"]) for row in rows}

    return made


def test_complete_weeks_about_the_fix_are_listed_but_its_own(weeks):
    assert weeks(product=" line", issue="NOISE") == {"06-01": ("before", 2, 2), "06-08": ("before", 1, 0), "06-22": ("after", 1, 1)}


def test_an_empty_product_or_issue_means_any(weeks):
    assert weeks(product="", issue=None)["06-22"] == ("after", 1, 2)


def test_another_issue_is_another_problem(weeks):
    assert weeks(issue="Smell")["06-01"] == ("before", 2, 0)


def test_of_a_cluster_only_its_members_count(weeks):
    told = weeks(cluster_id="k1")
    assert (told["06-01"][2], told["06-22"][2]) == (1, 0)


def test_a_problem_that_is_not_fixed_has_no_weeks(weeks):
    assert weeks(fixed_on=None) == {}


def test_the_rate_is_held_against_the_week_s_exposure(recurring_log, weeks):
    weeks()
    assert {row["exposure"] for row in recurring_log.rows("fix_weeks")} == {2.0}
