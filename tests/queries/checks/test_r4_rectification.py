"""R4: was the customer's own problem put right, for good?"""

ENDED = {"received_at": "2026-06-01 09:00", "resolved_at": "2026-06-02 09:00", "customer_id": "k1", "issue": "Leak"}


def resolved(log, case="c1", **fields):
    log.complaint(case, **ENDED | fields)
    log.event(case, "2026-06-02 08:00", "note")


def test_no_reopening_and_no_repeat_within_seven_days_passes(log, judge):
    resolved(log)
    assert judge.verdict("R4", as_of="2026-06-09 09:00") == ("pass", "no reopening and no repeat")


def test_a_younger_resolution_is_not_judged_yet(log, judge):
    resolved(log)
    assert judge.verdict("R4", as_of="2026-06-09 08:59:59") == ("n/a", "resolved too recently to tell")


def test_the_customer_s_confirmation_passes_at_once(log, judge):
    resolved(log)
    log.event("c1", "2026-06-02 10:00", "contact", direction="in", text="…")
    judge.read("e2", ("confirms_solved", "works again"))
    row = judge.verdicts("R4", as_of="2026-06-03 09:00")["c1"]
    assert (row["verdict"], row["evidence"]) == ("pass", 'the customer confirmed: "works again"')
    assert row["event_id"] == "e2"


def test_a_reopening_fails_whatever_was_confirmed(log, judge):
    resolved(log)
    log.event("c1", "2026-06-02 10:00", "contact", direction="in", text="…")
    log.event("c1", "2026-06-05 10:00", "reopened")
    judge.read("e2", ("confirms_solved", "works again"))
    row = judge.verdicts("R4")["c1"]
    assert (row["verdict"], row["evidence"], row["event_id"]) == ("fail", "reopened after it was resolved", "e3")


def test_the_same_customer_with_the_same_issue_within_seven_days_is_a_repeat(log, judge):
    resolved(log)
    log.complaint("c2", "2026-06-09 09:00", customer_id="k1", issue="leak")
    assert judge.verdict("R4") == ("fail", "the customer came back with the same issue: c2")


def test_later_or_other_complaints_are_no_repeat(log, judge):
    resolved(log)
    log.complaint("late", "2026-06-09 09:00:01", customer_id="k1", issue="Leak")
    log.complaint("other issue", "2026-06-03 09:00", customer_id="k1", issue="Noise")
    log.complaint("other customer", "2026-06-03 09:00", customer_id="k2", issue="Leak")
    log.complaint("before", "2026-06-01 10:00", customer_id="k1", issue="Leak")
    assert judge.verdict("R4")[0] == "pass"


def test_a_low_score_fails(log, judge):
    resolved(log, satisfaction=2)
    resolved(log, "c2", satisfaction=3, customer_id="k2")
    verdicts = judge.verdicts("R4")
    assert [verdicts[case]["verdict"] for case in ("c1", "c2")] == ["fail", "pass"]
    assert (verdicts["c1"]["evidence"], verdicts["c1"]["measured"], verdicts["c1"]["limit"]) == ("low score", 2, 2)


def test_an_open_case_is_not_asked(log, judge):
    resolved(log)
    log.complaint("c2", "2026-06-01 09:00")
    assert judge.verdict("R4", "c2") == ("n/a", "still open")


def test_a_snapshot_would_not_show_a_reopening(log, judge):
    log.complaint("c1", **ENDED)
    assert judge.verdict("R4") == ("unknown", "the log holds no events: a reopening would not show")


def test_without_a_customer_a_repeat_would_not_show(log, judge):
    resolved(log, customer_id=None)
    assert judge.verdict("R4") == ("unknown", "no customer_id: a repeat would not show")
    resolved(log, "c2", issue=None)
    assert judge.verdict("R4", "c2") == ("unknown", "no issue: a repeat would not show")


def test_no_score_is_shown_where_it_did_not_decide(log, judge):
    resolved(log, satisfaction=5)
    log.complaint("c2", "2026-06-09 09:00", customer_id="k1", issue="leak")
    assert (judge.verdicts("R4")["c1"]["measured"], judge.verdicts("R4")["c1"]["verdict"]) == (None, "fail")
