"""Verdicts added up by team, product, person and week."""

import pytest
from plaint import engine

ROWS = [
    ("c1", "A", "Gas", {"W1": "pass", "F8": "fail"}),
    ("c2", "A", None, {"W1": "fail", "F8": "n/a"}),
    ("c3", "A", "Gas", {"W1": "pass", "F8": "fail"}),
    ("c4", None, "Gas", {"W1": "unknown"}),
]


@pytest.fixture
def counts(log):
    """Counts by dimension, value and code: passed, failed, unknown, not applicable."""
    for complaint_id, team, product, _ in ROWS:
        log.complaint(complaint_id, "2026-06-01T09:00", team=team, product=product)
    log.derive(only=["cases", "case_events", "check_names"])
    log.add("findings", *({"complaint_id": one[0], "code": code, "verdict": verdict} for one in ROWS for code, verdict in one[3].items()))
    engine.refill(log.con, ["case_verdicts", "verdict_counts"], log.as_of)
    return {
        (row["dimension"], row["value"], row["code"]): (row["passed"], row["failed"], row["unknown"], row["not_applicable"])
        for row in log.rows("verdict_counts")
    }


def test_a_team_has_the_sums_of_its_cases(counts):
    assert counts["team", "A", "W1"] == (2, 1, 0, 0)
    assert counts["team", "A", "F8"] == (0, 2, 0, 1)


def test_cases_without_a_value_stand_under_none(counts):
    assert counts["team", None, "W1"] == (0, 0, 1, 0)
    assert counts["product", None, "W1"] == (0, 1, 0, 0)


def test_a_check_that_was_not_judged_has_no_row(counts):
    assert ("team", None, "F8") not in counts
    assert ("team", "A", "R1") not in counts


def test_every_dimension_adds_up_to_the_whole_log(counts):
    for dimension in ("team", "product", "person", "week"):
        rows = [row for (which, _, code), row in counts.items() if which == dimension and code == "W1"]
        assert tuple(map(sum, zip(*rows, strict=True))) == (2, 1, 1, 0)


def test_a_week_is_told_by_its_first_day(counts):
    assert {value for which, value, _ in counts if which == "week"} == {"2026-06-01"}
