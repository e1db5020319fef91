"""Hand-offs: direction, wait, routing, bounces, notes, answer times."""

import pytest


def handed(log, teams, *, minutes=60, kind="assigned"):
    """One case through `teams`, one event each, `minutes` apart, from midnight of 1 June."""
    for place, team in enumerate(teams):
        log.event("c1", f"2026-06-01 {place * minutes // 60:02}:{place * minutes % 60:02}", kind, team=team)
    return log


def hops(log, *columns):
    rows = log.derive(only=["handoffs"]).rows("handoffs")
    return [tuple(row[column] for column in columns) for row in rows]


def test_handoffs_are_intervals_less_one(log):
    handed(log, ["A", "A", "B", "B", "C"])
    assert hops(log, "handoff_number", "from_team", "to_team") == [(1, "A", "B"), (2, "B", "C")]


def test_a_case_that_one_team_holds_throughout_has_none(log):
    assert hops(handed(log, ["A", "A"]), "to_team") == []


def test_events_at_the_same_second_keep_file_order(log):
    assert hops(handed(log, ["B", "A", "C"], minutes=0), "from_team", "to_team") == [("B", "A"), ("A", "C")]


@pytest.mark.parametrize(
    ("teams", "direction"),
    [
        (["Desk", "Lab"], "front_to_back"),
        (["Lab", "Desk"], "back_to_front"),
        (["Desk", "Hall"], "front_to_front"),
        (["Lab", "Depot"], "back_to_back"),
        (["Desk", "Elsewhere"], "unknown"),
        (["Elsewhere", "Lab"], "unknown"),
    ],
)
def test_the_direction_follows_the_map_of_teams(log, teams, direction):
    log.add("team_offices", {"team": "Desk"}, {"team": "Hall"}, office="front")
    log.add("team_offices", {"team": "Lab"}, {"team": "Depot"}, office="back")
    assert hops(handed(log, teams), "direction") == [(direction,)]


def test_back_to_the_giver_is_a_bounce_and_a_return(log):
    handed(log, ["A", "B", "A"])
    assert hops(log, "is_bounce", "is_return") == [(False, False), (True, True)]


def test_back_by_a_detour_is_a_return_but_no_bounce(log):
    handed(log, ["A", "B", "C", "A"])
    assert hops(log, "is_bounce", "is_return") == [(False, False), (False, False), (False, True)]


def test_the_third_handoff_in_a_row_between_two_teams_is_ping_pong(log):
    handed(log, ["A", "B", "A", "B", "C", "B"])
    assert [ping for (ping,) in hops(log, "is_ping_pong")] == [False, False, True, False, False]


def test_the_wait_runs_to_the_new_owner_s_first_action(log):
    handed(log, ["A", "B"])
    log.event("c1", "2026-06-01 01:20", "note", team="B").event("c1", "2026-06-01 01:50", "note", team="B")
    assert hops(log, "wait_seconds", "held_seconds") == [(1200, 3600)]


def test_the_wait_is_unknown_where_the_new_owner_never_acted(log):
    handed(log, ["A", "B", "A"])
    assert hops(log, "wait_seconds") == [(None,), (None,)]


@pytest.mark.parametrize(("left_at", "acts", "routing"), [("00:10:59", False, True), ("00:11:00", False, False), ("00:10:59", True, False)])
def test_passing_through_in_under_a_minute_without_an_action_is_routing(log, left_at, acts, routing):
    log.event("c1", "2026-06-01 00:00", "assigned", team="A").event("c1", "2026-06-01 00:10", "assigned", team="B")
    if acts:
        log.event("c1", "2026-06-01 00:10:30", "note", team="B")
    log.event("c1", f"2026-06-01 {left_at}", "assigned", team="C")
    assert hops(log, "is_routing") == [(routing,), (False,)]


def test_the_limit_of_routing_is_a_setting(log):
    log.add("settings_values", {"name": "judging.routing_within", "value": 7200})
    assert hops(handed(log, ["A", "B", "C"]), "is_routing") == [(True,), (False,)]


def test_a_note_of_the_giver_or_words_with_the_handoff_are_a_note(log):
    log.event("c1", "2026-06-01 00:00", "assigned", team="A").event("c1", "2026-06-01 00:30", "note", team="A")
    log.event("c1", "2026-06-01 01:00", "assigned", team="B")
    log.event("c1", "2026-06-01 02:00", "assigned", team="C", text="please test the meter")
    log.event("c1", "2026-06-01 03:00", "assigned", team="D").event("c1", "2026-06-01 03:00", "note", team="D")
    log.event("c1", "2026-06-01 04:00", "assigned", team="E")
    log.event("c1", "2026-06-01 05:00", "assigned", team="F", text=" ")
    assert [note for (note,) in hops(log, "has_note")] == [True, True, True, True, False]


def test_notes_are_unknown_where_the_source_holds_none(log):
    assert hops(handed(log, ["A", "B"]), "has_note") == [(None,)]


def test_the_answer_time_is_that_promised_with_the_handoff_and_handing_back_answers(log):
    log.event("c1", "2026-06-01 00:00", "assigned", team="A")
    log.event("c1", "2026-06-01 01:00", "assigned", team="B", promise_due_at="2026-06-02 01:00")
    log.event("c1", "2026-06-01 09:00", "assigned", team="A")
    rows = log.derive(only=["handoffs"]).rows("handoffs")
    assert [str(row["answer_due_at"]) for row in rows] == ["2026-06-02 01:00:00", "None"]
    assert [str(row["answered_at"]) for row in rows] == ["2026-06-01 09:00:00", "None"]


def test_handoffs_before_receipt_or_after_closing_are_kept_and_marked(log):
    log.complaint("c1", "2026-06-02 00:00", closed_at="2026-06-04 00:00")
    for day, team in enumerate(["A", "B", "C", "D"], 1):
        log.event("c1", f"2026-06-0{day} 12:00", "assigned", team=team)
    assert [out for (out,) in hops(log, "is_out_of_life")] == [False, False, True]
    log.event("c2", "2026-06-01 00:00", "closed")
    log.complaint("c2", "2026-06-03 00:00")
    for hour, team in enumerate(["A", "B"]):
        log.event("c2", f"2026-05-31 0{hour}:00", "assigned", team=team)
    assert hops(log, "complaint_id", "is_out_of_life")[-1] == ("c2", True)


def test_what_comes_after_as_of_is_no_handoff_yet(log):
    handed(log, ["A", "B"])
    assert log.derive("2026-06-01 00:30", only=["handoffs"]).rows("handoffs") == []
