"""3W4R8F of each product."""


def test_each_product_has_its_own_counts_and_the_unstated_a_row(given):
    given("c1", fields={"product": "A"}, W1="pass", F1="fail")
    given("c2", fields={"product": "B"}, W1="fail")
    log = given("c3", W1="unknown", further="fail")
    rows = log.rows("compliance_by_product")
    assert [(row["product"], row["code"], row["passed"], row["failed"], row["unknown"]) for row in rows] == [
        ("A", "W1", 1, 0, 0),
        ("A", "F1", 0, 1, 0),
        ("B", "W1", 0, 1, 0),
        (None, "W1", 0, 0, 1),
    ]
    assert [row["score"] for row in rows] == [1, 0, 0, None]
