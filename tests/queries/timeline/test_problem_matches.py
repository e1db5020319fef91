"""Which products and issues of the log each registered problem covers."""

import pytest


@pytest.fixture
def covered(log):
    """`covered(product, issue)`: what a problem so registered covers of a log of lines and boxes with noise, and of lines with no issue."""
    for number, (product, issue) in enumerate([("Line", "Noise"), ("Line", "Noise"), ("Box", "Noise"), ("Line", "")]):
        log.add("problem_cases", {"complaint_id": f"c{number}", "product": product, "issue": issue})

    def made(product, issue):
        log.add("problems", {"problem_id": "P", "product": product, "issue": issue})
        return {(row["product"], row["issue"]) for row in log.refill("problem_matches").rows("problem_matches")}

    return made


@pytest.mark.parametrize(
    ("product", "issue", "found"),
    [
        ("Line", "Noise", {("Line", "Noise")}),
        (" line ", "NOISE", {("Line", "Noise")}),
        ("Line", None, {("Line", "Noise"), ("Line", "")}),
        ("", "Noise", {("Line", "Noise"), ("Box", "Noise")}),
        (None, " ", {("Line", "Noise"), ("Box", "Noise"), ("Line", "")}),
        ("Box", "Smell", set()),
    ],
)
def test_an_empty_name_means_any_and_case_and_spaces_make_no_difference(covered, product, issue, found):
    assert covered(product, issue) == found


def test_what_a_problem_covers_is_told_once(log, covered):
    assert covered("Line", "Noise")
    assert len(log.rows("problem_matches")) == 1
