"""The coaching sheet."""


def test_a_team_sees_its_strong_and_its_weak_checks_with_three_examples_each(given):
    for number in range(4):
        given(f"c{number}", "A", W1="pass", R1="fail", F2="pass" if number else "fail")
    rows = given("x", W1="fail").rows("coaching_examples")
    ways = {(row["way"], row["place"], row["code"], row["score"]) for row in rows}
    assert ways == {("strong", 1, "W1", 1), ("strong", 2, "F2", 0.75), ("weak", 1, "R1", 0)}
    weak = [row for row in rows if row["way"] == "weak"]
    assert [(row["example"], row["complaint_id"], row["evidence"]) for row in weak] == [
        (1, "c0", "R1 of c0"),
        (2, "c1", "R1 of c1"),
        (3, "c2", "R1 of c2"),
    ]


def test_no_check_is_both_strong_and_weak(given):
    rows = given("c1", "A", W1="pass").rows("coaching_examples")
    assert [(row["way"], row["code"]) for row in rows] == [("strong", "W1")]


def test_what_a_team_always_fails_is_no_strength(given):
    assert given("c1", "A", W1="fail").rows("coaching_examples") == []
