"""F3: was it resolved inside the limit, with no idle stretch? (The idle limit is five days.)"""

DAY = 86400


def ended(log, at="2026-06-04 09:00", case="c1"):
    log.complaint(case, "2026-06-01 09:00", resolved_at=at)


def test_resolved_in_time_and_never_idle_passes(log, judge):
    ended(log)
    judge.clock("c1", "resolution", "met", stop_event_id="end")
    row = judge.verdicts("F3")["c1"]
    assert (row["verdict"], row["evidence"]) == ("pass", "resolved inside the limit, never idle for too long")
    assert (row["measured"], row["limit"], row["event_id"]) == (3 * DAY, 5 * DAY, "end")


def test_resolved_too_late_fails(log, judge):
    ended(log)
    judge.clock("c1", "resolution", "breached", due_at="2026-06-02 09:00")
    row = judge.verdicts("F3")["c1"]
    assert (row["verdict"], row["evidence"]) == ("fail", "not resolved inside the limit")
    assert str(row["at"]) == "2026-06-02 09:00:00"


def test_an_idle_stretch_fails_though_resolved_in_time(log, judge):
    ended(log, "2026-06-20 09:00")
    log.event("c1", "2026-06-06 09:00", "note")
    log.event("c1", "2026-06-11 09:00:01", "note")
    log.event("c1", "2026-06-15 09:00:01", "note")
    judge.clock("c1", "resolution", "met")
    row = judge.verdicts("F3")["c1"]
    assert (row["verdict"], row["evidence"]) == ("fail", "idle for too long")
    assert (row["measured"], row["event_id"]) == (5 * DAY + 1, "e1")


def test_a_stretch_of_exactly_the_limit_passes(log, judge):
    ended(log, "2026-06-11 09:00")
    log.event("c1", "2026-06-06 09:00", "note")
    judge.clock("c1", "resolution", "met")
    assert judge.verdict("F3")[0] == "pass"


def test_the_export_s_own_due_time_stands_in_for_a_limit(log, judge):
    ended(log)
    ended(log, case="c2")
    judge.clock("c1", "due", "met").clock("c1", "resolution", "not_applicable")
    judge.clock("c2", "due", "breached").clock("c2", "resolution", "met")
    verdicts = judge.verdicts("F3")
    assert [verdicts[case]["verdict"] for case in ("c1", "c2")] == ["pass", "pass"]


def test_any_breached_cycle_fails(log, judge):
    ended(log)
    judge.clock("c1", "resolution", "met").clock("c1", "resolution", "breached", cycle=2)
    assert judge.verdict("F3")[0] == "fail"


def test_open_and_inside_the_limits_is_not_asked(log, judge):
    log.complaint("c1", "2026-06-28 09:00")
    ended(log, case="c2")
    assert judge.verdict("F3") == ("n/a", "open, and inside the limits so far")
    judge.clock("c1", "resolution", "running")
    assert judge.verdict("F3")[0] == "n/a"


def test_an_open_case_that_lies_idle_fails(log, judge):
    log.complaint("c1", "2026-06-01 09:00")
    log.event("c1", "2026-06-02 09:00", "note")
    ended(log, case="c2")
    judge.clock("c1", "resolution", "running")
    assert judge.verdict("F3", as_of="2026-06-07 09:00")[0] == "n/a"
    assert judge.verdict("F3", as_of="2026-06-07 09:00:01")[0] == "fail"


def test_without_events_a_long_life_is_unknown(log, judge):
    ended(log, "2026-06-20 09:00")
    judge.clock("c1", "due", "met")
    assert judge.verdict("F3") == ("unknown", "the log holds no events between receipt and resolution")


def test_where_no_limit_is_set_idling_alone_decides(log, judge):
    ended(log)
    ended(log, "2026-06-20 09:00", "c2")
    log.event("c2", "2026-06-02 09:00", "note")
    assert judge.verdict("F3") == ("pass", "never idle for too long; no resolution limit is set")
    assert judge.verdict("F3", "c2") == ("fail", "idle for too long")


def test_a_source_that_states_no_ends_is_unknown(log, judge):
    log.complaint("c1", "2026-06-29 09:00")
    assert judge.verdict("F3") == ("unknown", "the log does not say whether it was resolved")


def test_a_clock_that_can_not_tell_is_unknown_with_its_reason(log, judge):
    ended(log)
    judge.clock("c1", "resolution", "unknown", reason="the status On hold is not in the policy")
    assert judge.verdict("F3") == ("unknown", "the status On hold is not in the policy")
