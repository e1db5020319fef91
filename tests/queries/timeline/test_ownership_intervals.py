"""Which team held a case from when to when."""


def intervals(log, as_of="2026-06-30 00:00"):
    rows = log.derive(as_of, only=["ownership_intervals"]).rows("ownership_intervals")
    return [(row["team"], f"{row['started_at']:%d %H:%M}", f"{row['ended_at']:%d %H:%M}") for row in rows]


def test_consecutive_events_of_one_team_are_one_interval(log):
    log.event("c1", "2026-06-01 09:00", "received", team="Desk")
    log.event("c1", "2026-06-01 10:00", "note", team="Desk")
    log.event("c1", "2026-06-01 12:00", "assigned", team="Lab")
    log.event("c1", "2026-06-01 15:00", "closed", team="Lab")
    assert intervals(log) == [("Desk", "01 09:00", "01 12:00"), ("Lab", "01 12:00", "01 15:00")]


def test_an_event_without_a_team_ends_no_interval(log):
    log.event("c1", "2026-06-01 09:00", "received", team="Desk")
    log.event("c1", "2026-06-01 10:00", "note", team=None)
    log.event("c1", "2026-06-01 11:00", "note", team="  ")
    log.event("c1", "2026-06-01 12:00", "closed", team="Desk")
    assert intervals(log) == [("Desk", "01 09:00", "01 12:00")]


def test_another_spelling_of_the_team_is_no_other_owner(log):
    log.event("c1", "2026-06-01 09:00", "received", team="Desk")
    log.event("c1", "2026-06-01 12:00", "closed", team="DESK")
    assert [team for team, _, _ in intervals(log)] == ["DESK"]


def test_the_last_owner_holds_an_open_case_up_to_now(log):
    log.event("c1", "2026-06-01 09:00", "received", team="Desk")
    log.event("c2", "2026-06-01 09:00", "closed", team="Desk")
    assert intervals(log, "2026-06-03 00:00")[0] == ("Desk", "01 09:00", "03 00:00")


def test_where_a_source_never_states_an_end_the_last_event_ends_the_case_s_life(log):
    log.event("c1", "2026-06-01 09:00", "status", team="Desk").event("c1", "2026-06-02 09:00", "note")
    assert intervals(log) == [("Desk", "01 09:00", "02 09:00")]


def test_the_record_s_own_closing_ends_the_last_interval(log):
    log.complaint("c1", "2026-06-01 08:00", closed_at="2026-06-04 08:00")
    log.event("c1", "2026-06-01 09:00", "note", team="Desk")
    assert intervals(log) == [("Desk", "01 09:00", "04 08:00")]


def test_only_a_person_of_the_office_acts_and_only_after_getting_the_case(log):
    log.event("c1", "2026-06-01 09:00", "assigned", team="Desk")
    log.event("c1", "2026-06-01 10:00", "contact", team="Desk", direction="in")
    log.event("c1", "2026-06-01 11:00", "contact", team="Desk", direction="out", is_automatic=True)
    log.event("c1", "2026-06-01 12:00", "assigned", team="Desk")
    log.event("c1", "2026-06-01 13:00", "note", team="Desk")
    log.event("c1", "2026-06-01 14:00", "contact", direction="out")
    row = log.derive(only=["ownership_intervals"]).row("ownership_intervals")
    assert (row["events"], row["actions"]) == (6, 2)
    assert str(row["first_action_at"]) == "2026-06-01 13:00:00"
    assert str(row["first_answer_at"]) == "2026-06-01 14:00:00"


def test_a_team_that_gets_the_case_again_is_marked(log):
    for hour, team in enumerate(["Desk", "Lab", "Desk"], 9):
        log.event("c1", f"2026-06-01 {hour:02}:00", "assigned", team=team)
    rows = log.derive(only=["ownership_intervals"]).rows("ownership_intervals")
    assert [row["is_again"] for row in rows] == [False, False, True]
