"""W3: is every step on record, with who did it?"""


def test_an_action_with_who_and_what_before_the_end_passes(log, judge):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-03 09:00")
    log.event("c1", "2026-06-02 09:00", "note", actor="Ann")
    row = judge.verdicts("W3")["c1"]
    assert (row["verdict"], row["measured"], row["event_id"]) == ("pass", 1, "e1")


def test_no_action_before_the_end_fails(log, judge):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-03 09:00")
    log.event("c1", "2026-06-04 09:00", "note", actor="Ann")
    assert judge.verdict("W3") == ("fail", "no action before it was resolved")


def test_a_nameless_action_fails_and_is_shown(log, judge):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-03 09:00")
    log.event("c1", "2026-06-02 09:00", "note", actor="Ann")
    log.event("c1", "2026-06-02 10:00", "assigned", team="Lab")
    row = judge.verdicts("W3")["c1"]
    assert (row["verdict"], row["evidence"]) == ("fail", "actions that do not say who did them: 1")
    assert row["event_id"] == "e2"


def test_an_action_that_does_not_say_what_was_done_fails(log, judge):
    log.complaint("c1", "2026-06-01 09:00")
    log.event("c1", "2026-06-02 09:00", "other", actor="Ann")
    assert judge.verdict("W3") == ("fail", "actions that do not say what was done: 1")


def test_customers_and_machines_do_not_act_for_us(log, judge):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-03 09:00")
    log.event("c1", "2026-06-01 10:00", "contact", actor="Customer", direction="in")
    log.event("c1", "2026-06-01 10:00", "contact", actor="Robot", direction="out", is_automatic=True)
    assert judge.verdict("W3")[0] == "fail"


def test_actions_are_unknown_where_the_log_never_names_anybody(log, judge):
    log.event("c1", "2026-06-01 10:00", "assigned", team="Lab")
    assert judge.verdict("W3") == ("unknown", "the log never says who acted")


def test_a_snapshot_without_events_is_unknown(log, judge):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-03 09:00")
    assert judge.verdict("W3") == ("unknown", "the log holds no events")


def test_an_untouched_case_is_judged_only_after_its_first_contact_limit(log, judge):
    log.complaint("c1", "2026-06-30 09:00")
    log.complaint("c2", "2026-06-01 09:00", resolved_at="2026-06-03 09:00")
    log.event("c2", "2026-06-02 09:00", "note", actor="Ann")
    assert judge.verdict("W3") == ("unknown", "untouched, and the first-contact limit is not known")
    judge.clock("c1", "first_contact", "running")
    assert judge.verdict("W3") == ("n/a", "open and untouched within the first-contact limit")
    judge.clocks[0]["verdict"] = "breached"
    assert judge.verdict("W3") == ("fail", "no action within the first-contact limit")
