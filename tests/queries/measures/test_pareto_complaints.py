"""The vital few."""


def test_the_vital_few_are_those_needed_to_reach_eighty_in_a_hundred(recurring_log):
    for product, count in (("phone", 6), ("bill", 2), ("shop", 1), ("web", 1)):
        for place in range(count):
            recurring_log.complaint(f"{product}{place}", "2026-06-01 09:00", product=product)
    rows = recurring_log.derive(only=["problem_cases"]).rows("pareto_complaints")
    assert [(row["product"], row["complaints"], row["is_vital"]) for row in rows] == [
        ("phone", 6, True),
        ("bill", 2, True),
        ("shop", 1, False),
        ("web", 1, False),
    ]
    assert [round(row["cumulative_share"], 9) for row in rows] == [0.6, 0.8, 0.9, 1.0]


def test_a_case_without_product_and_issue_belongs_to_no_problem(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 09:00")
    assert recurring_log.derive(only=["problem_cases"]).rows("pareto_complaints") == []
