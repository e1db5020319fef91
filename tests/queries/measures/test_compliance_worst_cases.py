"""The worst handled cases."""


def test_most_failed_checks_come_first_and_are_named_in_order(given):
    given("one", W1="fail", F1="pass")
    given("three", F8="fail", W2="fail", R1="fail", W1="pass", F2="unknown", F3="n/a")
    log = given("none", W1="pass", further="fail")
    rows = log.rows("compliance_worst_cases")
    assert [(row["complaint_id"], row["failed"], row["failed_codes"]) for row in rows] == [
        ("three", 3, "W2, R1, F8"),
        ("one", 1, "W1"),
    ]
    assert (rows[0]["passed"], rows[0]["unknown"], rows[0]["score"]) == (1, 1, 0.25)


def test_open_cases_come_first_among_equals(given):
    given("ended", fields={"resolved_at": "2026-06-02 09:00"}, W1="fail")
    rows = given("open", W1="fail").rows("compliance_worst_cases")
    assert [row["complaint_id"] for row in rows] == ["open", "ended"]
