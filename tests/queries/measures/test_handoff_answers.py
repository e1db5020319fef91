"""Whether the back office answers in time, by team."""


def handed(log, case, team, due=None, answered=None):
    log.event(case, "2026-06-01 09:00", "assigned", team="Desk")
    log.event(case, "2026-06-01 10:00", "assigned", team=team, promise_due_at=due)
    if answered:
        log.event(case, answered, "assigned", team="Desk")


def test_each_team_of_the_back_office_has_its_answers_in_time(log):
    log.add("team_offices", {"team": "Desk", "office": "front"}, {"team": "Lab", "office": "back"}, {"team": "Works", "office": "back"})
    handed(log, "c1", "Lab", "2026-06-01 12:00", "2026-06-01 11:00")
    handed(log, "c2", "Lab", "2026-06-01 12:00", "2026-06-01 13:00")
    handed(log, "c3", "Lab", "2026-06-01 12:00")
    handed(log, "c4", "Lab", "2026-06-09 12:00")
    handed(log, "c5", "Lab", None, "2026-06-01 12:00")
    handed(log, "c6", "Works", "2026-06-01 12:00", "2026-06-01 12:00")
    lab, works = log.derive("2026-06-05 00:00", only=["back_office_answers"]).rows("handoff_answers")
    assert (lab["team"], lab["handoffs"], lab["kept"], lab["late"], lab["running"], lab["without_time"]) == ("Lab", 5, 1, 2, 1, 1)
    assert (lab["kept_share"], lab["late_share"]) == (1 / 3, 2 / 3)
    assert lab["median_answer_seconds"] == 7200
    assert (works["team"], works["kept"], works["late_share"]) == ("Works", 1, 0.0)


def test_where_the_log_holds_no_answer_times_all_is_unknown_and_no_share_is_given(log):
    log.add("team_offices", {"team": "Desk", "office": "front"}, {"team": "Lab", "office": "back"})
    handed(log, "c1", "Lab", None, "2026-06-01 11:00")
    (row,) = log.derive("2026-06-05 00:00", only=["back_office_answers"]).rows("handoff_answers")
    assert (row["handoffs"], row["unknown"], row["kept_share"], row["late_share"]) == (1, 1, None, None)
