"""Events that clocks stand on."""


def test_team_and_severity_are_those_that_held_then(log):
    log.complaint("c1", "2026-06-01 09:00", severity="general")
    log.event("c1", "2026-06-01 10:00", "contact", direction="out").event("c1", "2026-06-01 11:00", "assigned", team="Lab")
    log.event("c1", "2026-06-01 12:00", "status", severity="urgent").event("c1", "2026-06-01 13:00", "contact", direction="in")
    rows = log.derive(only=["clock_events"]).rows("clock_events")
    told = [(row["kind"], row["team"], row["severity"], row["contacts_before"]) for row in rows]
    assert told == [("contact", "Lab", "general", 0), ("status", "Lab", "urgent", 1), ("contact", "Lab", "urgent", 1)]


def test_only_a_reopening_after_an_end_begins_a_cycle(log):
    log.complaint("c1", "2026-06-01 09:00")
    for day, kind in enumerate(("reopened", "resolved", "reopened", "reopened", "closed", "closed", "reopened"), start=2):
        log.event("c1", f"2026-06-{day:02} 09:00", kind)
    rows = log.derive(only=["clock_events"]).rows("clock_events")
    assert [row["cycle"] for row in rows] == [1, 1, 2, 2, 2, 2, 3]


def test_an_offer_without_direction_went_out_and_a_contact_without_one_is_unclear(log):
    log.complaint("c1", "2026-06-01 09:00")
    log.event("c1", "2026-06-01 10:00", "solution_offered").event("c1", "2026-06-01 11:00", "contact")
    rows = log.derive(only=["clock_events"]).rows("clock_events")
    assert [(row["is_contact"], row["is_unclear"]) for row in rows] == [(True, False), (False, True)]
