"""Teams that the map does not hold."""


def test_a_team_outside_the_map_is_listed_with_its_handoffs_and_one_inside_is_not(log):
    log.add("team_offices", {"team": "Desk", "office": "front"})
    for hour, team in enumerate(["Desk", "Lab", "lab", "Desk"]):
        log.event("c1", f"2026-06-01 0{hour}:00", "assigned", team=team)
    row = log.derive(only=["handoffs"]).row("unmapped_teams")
    assert (row["team"], row["cases"], row["handoffs"], row["events"]) == ("Lab", 1, 2, 2)


def test_the_team_with_most_handoffs_comes_first(log):
    log.add("team_offices", {"team": "Desk", "office": "front"})
    for hour, team in enumerate(["Desk", "Attic", "Desk", "Lab", "Desk", "Lab"]):
        log.event("c1", f"2026-06-01 0{hour}:00", "assigned", team=team)
    rows = log.derive(only=["handoffs"]).rows("unmapped_teams")
    assert [(row["team"], row["handoffs"]) for row in rows] == [("Lab", 3), ("Attic", 2)]
