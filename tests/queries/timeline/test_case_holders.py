"""Which team held each case."""


def test_events_of_the_same_team_in_a_row_are_one_stretch(log):
    log.complaint("c1", "2026-06-01 09:00").add("team_offices", {"team": "Desk", "office": "front"})
    for hour, team in ((9, "Desk"), (10, "Desk"), (11, None), (12, "Lab"), (13, "Desk")):
        log.event("c1", f"2026-06-01 {hour:02}:00", "assigned", team=team)
    rows = log.derive(only=["case_holders"]).rows("case_holders")
    told = [(row["stretch"], row["team"], row["office"], row["held_from"].hour, row["held_to"] and row["held_to"].hour) for row in rows]
    assert told == [(1, "Desk", "front", 9, 12), (2, "Lab", None, 12, 13), (3, "Desk", "front", 13, None)]
