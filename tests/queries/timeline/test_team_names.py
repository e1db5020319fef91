"""One name for all spellings of a team."""


def test_spellings_that_differ_in_case_width_or_spaces_are_one_team_called_by_the_commonest(log):
    for team in ("Front Desk", "front desk", "Front  Desk", "Ｆront　Ｄesk", "Front Desk"):
        log.event("c1", "2026-06-01 10:00", "note", team=team)
    rows = log.derive(only=["team_names"]).rows("team_names")
    assert {row["name"] for row in rows} == {"Front Desk"}
    assert {row["team"]: row["events"] for row in rows}["Front Desk"] == 2
    assert len(rows) == 4


def test_teams_of_other_names_stay_apart(log):
    for team in ("Desk 1", "Desk 2", "Desk1"):
        log.event("c1", "2026-06-01 10:00", "note", team=team)
    assert [row["name"] for row in log.derive(only=["team_names"]).rows("team_names")] == ["Desk 1", "Desk 2", "Desk1"]


def test_the_office_of_one_spelling_is_that_of_all(log):
    log.event("c1", "2026-06-01 10:00", "note", team="Desk").event("c1", "2026-06-01 11:00", "note", team="DESK")
    log.event("c1", "2026-06-01 12:00", "note", team="Lab")
    log.add("team_offices", {"team": "DESK", "office": "front"})
    offices = {row["team"]: row["office"] for row in log.derive(only=["team_names"]).rows("team_names")}
    assert offices == {"Desk": "front", "DESK": "front", "Lab": None}


def test_a_team_that_only_a_record_names_is_known_with_no_events(log):
    log.complaint("c1", "2026-06-01 10:00", team="Desk")
    assert log.derive(only=["team_names"]).row("team_names")["events"] == 0
