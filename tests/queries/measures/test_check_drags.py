"""Which check drags which team."""


def test_a_team_loses_most_by_the_check_that_the_others_do_better(given):
    for number in range(4):
        given(f"a{number}", "A", W1="pass", R1="fail" if number else "pass")
        given(f"b{number}", "B", W1="fail" if number == 0 else "pass", R1="pass")
    log = given("u", "A", W1="unknown", R1="n/a")
    first, second, *others = log.rows("check_drags")
    assert (first["team"], first["place"], first["code"]) == ("A", 1, "R1")
    assert (first["score"], first["score_of_others"]) == (0.25, 1)
    assert first["points_lost"] == 0.75 * 4 / 8
    assert (first["failed"], first["not_applicable"]) == (3, 1)
    assert (second["code"], second["score"], second["score_of_others"]) == ("W1", 1, 0.75)
    assert second["points_lost"] == -0.125
    assert [(row["team"], row["code"]) for row in others] == [("B", "W1"), ("B", "R1")]


def test_one_team_alone_has_nobody_to_be_compared_with(given):
    row = given("c1", "A", W1="fail").row("check_drags")
    assert (row["score"], row["score_of_others"], row["points_lost"]) == (0, None, None)
