"""The problem, day and week of every case."""

from datetime import date

import pytest


@pytest.fixture
def shanghai(log):
    """An empty log of a project in Shanghai, eight hours before UTC."""
    return log.add("recurring_settings", {"timezone": "Asia/Shanghai"})


def test_day_week_and_hour_are_those_of_the_project(shanghai):
    shanghai.add("cases", {"complaint_id": "c1", "received_at": "2026-06-07 16:30", "product": "Line"})
    row = shanghai.refill("problem_cases").row("problem_cases")
    assert (row["received_on"], row["week"], row["local_hour"]) == (date(2026, 6, 8), date(2026, 6, 8), 0)  # Monday, half past midnight


def test_a_case_without_a_customer_stands_for_one_and_sources_do_not_share_theirs(shanghai):
    for source, case, customer in (("test", "c1", " k1 "), ("other", "c1", "k1"), ("test", "c2", " "), ("test", "c3", None)):
        row = {"source": source, "complaint_id": case, "customer_id": customer}
        shanghai.add("cases", {**row, "received_at": "2026-06-01 09:00", "issue": "noise"})
    rows = shanghai.refill("problem_cases").rows("problem_cases")
    assert [(row["customer"], row["is_named"]) for row in rows] == [
        ("other:k1", True),
        ("test:k1", True),
        ("case:test:c2", False),
        ("case:test:c3", False),
    ]


def test_a_case_that_names_neither_product_nor_issue_or_no_time_belongs_to_no_problem(shanghai):
    shanghai.add(
        "cases", {"complaint_id": "c1", "received_at": "2026-06-01 09:00", "product": " "}, {"complaint_id": "c2", "product": "Line"}
    )
    assert shanghai.refill("problem_cases").rows("problem_cases") == []
