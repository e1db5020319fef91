"""Checks beside 3W4R8F."""


def test_only_checks_outside_3w4r8f_are_counted(given):
    given("c1", W1="fail", case_neglect="fail", public_answer="n/a")
    log = given("c2", case_neglect="pass", public_answer="unknown")
    assert [tuple(row.values()) for row in log.rows("further_checks")] == [
        ("case_neglect", 1, 1, 0, 0, 0.5, 1),
        ("public_answer", 0, 0, 1, 1, None, 0),
    ]
