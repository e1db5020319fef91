"""Teams that the log spells in several ways."""


def test_a_team_of_two_spellings_is_listed_and_one_of_a_single_spelling_is_not(log):
    for team in ("Desk", "DESK", "Desk", "Lab"):
        log.event("c1", "2026-06-01 00:00", "assigned", team=team)
    rows = log.derive(only=["team_names"]).rows("team_spellings")
    assert [(row["name"], row["team"], row["events"]) for row in rows] == [("Desk", "Desk", 2), ("Desk", "DESK", 1)]
