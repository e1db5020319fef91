"""3W4R8F case by case."""


def test_each_verdict_stands_with_its_evidence_in_the_order_of_the_checks(given):
    given("c2", F1="fail")
    rows = given("c1", F1="pass", R1="unknown", W1="fail", further="fail").rows("compliance_cases")
    assert [(row["complaint_id"], row["code"], row["verdict"]) for row in rows] == [
        ("c1", "W1", "fail"),
        ("c1", "R1", "unknown"),
        ("c1", "F1", "pass"),
        ("c2", "F1", "fail"),
    ]
    assert (rows[0]["evidence"], rows[0]["title"]) == ("W1 of c1", "What we know")
