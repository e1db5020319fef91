"""What the checks came to, spread over teams, products, persons and weeks."""

from datetime import date

import pytest

SPREADS = ("all", "team", "product", "person", "week")
COUNTS = ("passed", "failed", "unknown", "not_applicable")


@pytest.fixture
def judged(log):
    """Three cases: two of team A, one of no team; c1 and c2 of the week of 1 June, c3 of the week after."""
    log.complaint("c1", "2026-06-01 09:00", team="A", product="Phone", owner="Ann")
    log.complaint("c2", "2026-06-07 23:00", team="A", product="Line", owner="Ann")
    log.complaint("c3", "2026-06-08 09:00", product="Phone")
    log.derive(only=["case_persons", "check_names"])
    log.con.execute("delete from findings").fetchall()
    verdicts = {"c1": "pass", "c2": "fail", "c3": "unknown"}
    log.add("findings", *({"complaint_id": case, "code": "W1", "verdict": verdict} for case, verdict in verdicts.items()))
    log.add(
        "findings", {"complaint_id": "c1", "code": "R3", "verdict": "n/a"}, {"complaint_id": "c1", "code": "further", "verdict": "fail"}
    )
    return log.refill("case_verdicts", "compliance_figures")


def test_each_spread_counts_every_case_once(judged):
    rows = judged.rows("compliance_figures", "code = 'W1'")
    assert {row["spread"] for row in rows} == set(SPREADS)
    for spread in SPREADS:
        sums = [sum(row[name] for row in rows if row["spread"] == spread) for name in COUNTS]
        assert sums == [1, 1, 1, 0], spread


def test_score_is_of_passed_and_failed_and_coverage_of_all(judged):
    told = judged.rows("compliance_figures", "code = 'W1'")
    figures = {(row["spread"], row["name"], row["week"]): (row["score"], row["coverage"]) for row in told}
    assert figures == {
        ("all", None, None): (1 / 2, 2 / 3),
        ("team", "A", None): (1 / 2, 1),
        ("team", None, None): (None, 0),
        ("product", "Line", None): (0, 1),
        ("product", "Phone", None): (1, 1 / 2),
        ("person", "Ann", None): (1 / 2, 1),
        ("person", None, None): (None, 0),
        ("week", None, date(2026, 6, 1)): (1 / 2, 1),
        ("week", None, date(2026, 6, 8)): (None, 0),
    }


def test_what_does_not_apply_has_no_score_and_other_checks_do_not_stand_here(judged):
    rows = judged.rows("compliance_figures", "code <> 'W1' and spread = 'all'")
    assert [(row["code"], row["not_applicable"], row["score"], row["coverage"]) for row in rows] == [("R3", 1, None, 0)]


def test_a_week_begins_on_monday_where_the_project_is(judged):
    judged.add("settings_values", {"name": "project.timezone", "word": "Asia/Shanghai"}).refill("compliance_figures")
    weeks = {row["week"]: row["failed"] for row in judged.rows("compliance_figures", "code = 'W1' and spread = 'week'")}
    assert weeks == {date(2026, 6, 1): 0, date(2026, 6, 8): 1}  # Sunday 23:00 UTC is Monday in Shanghai
