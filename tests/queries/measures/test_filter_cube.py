"""The cube behind the report's filter."""


def test_the_sums_of_the_cube_are_the_cases(log):
    log.complaint("1", "2026-06-20T08:00", product="A", team="X").complaint("2", "2026-06-21T08:00", product="A", team="X")
    log.complaint("3", "2026-05-21T08:00", product="B", team="X").complaint("4", "2024-05-21T08:00", product="B")
    rows = log.derive("2026-06-30T12:00").rows("filter_cube", columns=["month", "team", "product", "cases"])
    assert [tuple(row.values()) for row in rows] == [
        ("", "", "B", 1),
        ("2026-05", "X", "B", 1),
        ("2026-06", "X", "A", 2),
    ]


def test_rare_values_are_folded_into_one(log):
    for place in range(10):
        for case in range(10 - place):
            log.complaint(f"{place}-{case}", "2026-06-20T08:00", product=f"P{place}")
    rows = log.derive("2026-06-30T12:00", only=["cube_cells"]).rows("filter_cube", columns=["product", "cases"])
    assert sum(row["cases"] for row in rows) == 55
    assert {"product": "…", "cases": 3} in rows
    assert len(rows) == 9
