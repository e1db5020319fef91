"""By when the back office was to answer, and whether it did."""


def test_the_policy_s_limit_stands_in_where_no_time_was_promised(log):
    log.add("team_offices", {"team": "Desk", "office": "front"}, {"team": "Lab", "office": "back"})
    log.event("c1", "2026-06-01 09:00", "assigned", team="Desk")
    log.event("c1", "2026-06-01 10:00", "assigned", team="Lab")
    log.event("c1", "2026-06-01 11:00", "assigned", team="Desk")
    log.event("c1", "2026-06-01 12:00", "assigned", team="Lab", promise_due_at="2026-06-01 13:00")
    log.add("limits", {"rule": 1, "name": "all", "clock": "back_office", "limit_seconds": 1800})
    rows = log.derive(only=["back_office_answers"]).rows("back_office_answers")
    assert [(f"{row['due_at']:%H:%M}", row["due_by"], row["verdict"]) for row in rows] == [
        ("10:30", "policy", "late"),
        ("13:00", "promise", "late"),
    ]


def test_a_hop_between_back_offices_owes_no_answer(log):
    log.add("team_offices", {"team": "Depot", "office": "back"}, {"team": "Lab", "office": "back"})
    log.event("c1", "2026-06-01 09:00", "assigned", team="Lab").event("c1", "2026-06-01 10:00", "assigned", team="Depot")
    assert log.derive(only=["back_office_answers"]).rows("back_office_answers") == []


def test_passing_on_inside_the_back_office_is_no_answer(log):
    log.add("team_offices", {"team": "Desk", "office": "front"}, {"team": "Lab", "office": "back"}, {"team": "Plant", "office": "back"})
    for name, last in (("back late", "Desk"), ("lost", "Elsewhere")):
        log.event(name, "2026-06-01 09:00", "assigned", team="Desk")
        log.event(name, "2026-06-01 10:00", "assigned", team="Lab", promise_due_at="2026-06-01 13:00")
        log.event(name, "2026-06-01 11:00", "assigned", team="Plant")
        log.event(name, "2026-06-01 15:00" if last == "Desk" else "2026-06-01 12:00", "assigned", team=last)
    rows = log.derive(only=["back_office_answers"]).rows("back_office_answers")
    assert {row["complaint_id"]: row["verdict"] for row in rows} == {"back late": "late", "lost": "unknown"}
