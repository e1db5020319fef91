"""F6: did the information travel to those who must know?"""


def owned(log, *cases):
    for case in cases or ("c1",):
        log.event(case, "2026-06-01 09:00", "assigned", team="Desk")


def test_hand_offs_with_notes_pass(log, judge):
    owned(log)
    judge.handoff("c1", True).handoff("c1", True)
    assert judge.verdict("F6") == ("pass", "each hand-off has a note, each required escalation was made in time")


def test_a_hand_off_without_a_note_fails_and_is_shown(log, judge):
    owned(log)
    judge.handoff("c1", True, event_id="h1").handoff("c1", False, event_id="h2", at="2026-06-02 09:00")
    row = judge.verdicts("F6")["c1"]
    assert (row["verdict"], row["evidence"], row["event_id"]) == ("fail", "hand-offs without a note: 1", "h2")


def test_routing_needs_no_note(log, judge):
    owned(log)
    judge.handoff("c1", False, is_routing=True)
    assert judge.verdict("F6") == ("n/a", "no hand-off, and no escalation required")


def test_an_escalation_in_time_passes_and_a_missing_one_fails(log, judge):
    owned(log, "c1", "c2")
    log.event("c1", "2026-06-01 10:00", "escalated", escalated_to="department_head")
    judge.clock("c1", "escalation_head", "met").clock("c2", "escalation_head", "met")
    judge.clock("c2", "escalation_leader", "breached", due_at="2026-06-01 13:00")
    verdicts = judge.verdicts("F6")
    assert [verdicts[case]["verdict"] for case in ("c1", "c2")] == ["pass", "fail"]
    assert verdicts["c2"]["evidence"] == "required escalations not made in time: 1"


def test_an_escalation_clock_that_can_not_tell_is_unknown(log, judge):
    owned(log)
    judge.handoff("c1", True).clock("c1", "escalation_head", "unknown", reason="the log holds no escalation")
    assert judge.verdict("F6") == ("unknown", "the log holds no escalation")


def test_no_hand_off_and_nothing_required_is_not_asked(log, judge):
    owned(log)
    judge.clock("c1", "escalation_head", "not_applicable")
    assert judge.verdict("F6") == ("n/a", "no hand-off, and no escalation required")
    judge.clock("c1", "escalation_leader", "running")
    assert judge.verdict("F6") == ("n/a", "no hand-off, and no escalation is due yet")


def test_notes_that_the_log_does_not_hold_are_unknown(log, judge):
    owned(log)
    judge.handoff("c1", None)
    assert judge.verdict("F6") == ("unknown", "the log holds no notes")


def test_a_case_whose_teams_are_not_told_is_unknown(log, judge):
    log.complaint("c1", "2026-06-01 09:00", team="Desk")
    assert judge.verdict("F6") == ("unknown", "no event of the case names a team")


def test_an_escalation_that_is_still_to_be_made_is_no_pass_yet(judge):
    judge.log.complaint("c1", "2026-06-30 11:00").event("c1", "2026-06-30 11:00", "assigned", team="A")
    judge.handoff("c1", True).clock("c1", "escalation_head", "running")
    assert judge.verdict("F6") == ("unknown", "a required escalation is not made yet, and its limit is not over")
