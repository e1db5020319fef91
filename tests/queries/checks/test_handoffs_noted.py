"""A hand-off without a note is a finding."""


def verdict(log, case="c1"):
    row = log.derive(only=["handoffs_noted"]).row("findings", f"complaint_id = '{case}'")
    return row["verdict"], row["evidence"], row["event_id"], row["measured"]


def test_a_handoff_without_a_note_fails_and_is_named(log):
    log.event("c1", "2026-06-01 09:00", "assigned", team="A").event("c1", "2026-06-01 10:00", "note", team="A")
    log.event("c1", "2026-06-01 11:00", "assigned", team="B").event("c1", "2026-06-01 12:00", "assigned", team="C")
    assert verdict(log) == ("fail", "hand-offs without a note: 1, first B to C", "e4", 1)


def test_handoffs_with_a_note_each_pass(log):
    log.event("c1", "2026-06-01 09:00", "assigned", team="A").event("c1", "2026-06-01 10:00", "note", team="A")
    log.event("c1", "2026-06-01 11:00", "assigned", team="B", text="please look")
    assert verdict(log)[:2] == ("pass", "every hand-off has a note")


def test_a_team_that_only_passes_it_through_needs_no_note_and_carries_on_the_giver_s(log):
    log.event("c1", "2026-06-01 09:00", "assigned", team="A").event("c1", "2026-06-01 10:00", "note", team="A")
    log.event("c1", "2026-06-01 11:00:00", "assigned", team="Router")
    log.event("c1", "2026-06-01 11:00:05", "assigned", team="B").event("c1", "2026-06-01 12:00", "status", team="B")
    assert verdict(log)[0] == "pass"


def test_a_case_that_was_never_handed_on_does_not_ask(log):
    log.event("c1", "2026-06-01 09:00", "note", team="A")
    assert verdict(log)[:2] == ("n/a", "no hand-off")


def test_a_log_without_notes_is_unknown(log):
    log.event("c1", "2026-06-01 09:00", "assigned", team="A").event("c1", "2026-06-01 10:00", "assigned", team="B")
    assert verdict(log)[:2] == ("unknown", "the log holds no notes")


def test_a_case_without_teams_is_unknown(log):
    log.event("c1", "2026-06-01 09:00", "note")
    assert verdict(log)[:2] == ("unknown", "no event of the case names a team")
