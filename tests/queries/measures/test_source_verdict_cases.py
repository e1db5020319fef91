"""Cases in which the source's verdict differs from ours."""

import pytest


@pytest.mark.parametrize(
    ("theirs", "ours", "differs"),
    [
        ("met", "breached", True),
        ("breached", "met", True),
        ("breached", "running", True),
        ("met", "met", False),
        ("met", "running", False),
        ("breached", "breached", False),
        ("met", "unknown", False),
        (None, "breached", False),
    ],
)
def test_a_case_is_listed_where_one_says_breached_and_the_other_does_not(log, theirs, ours, differs):
    log.add("cases", {"complaint_id": "c1", "source_verdict": theirs})
    log.add(
        "clock_verdicts",
        {"complaint_id": "c1", "clock": "due", "verdict": ours},
        {"complaint_id": "c1", "clock": "update", "verdict": "breached"},
    )
    assert [row["complaint_id"] for row in log.rows("source_verdict_cases")] == (["c1"] if differs else [])
