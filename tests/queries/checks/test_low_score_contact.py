"""Low scores are followed by a contact."""

ENDED = {"received_at": "2026-06-01 09:00", "resolved_at": "2026-06-05 09:00"}


def test_a_contact_after_a_low_score_passes(log, judge):
    log.complaint("c1", **ENDED, satisfaction=1)
    log.event("c1", "2026-06-06 09:00", "contact", direction="out")
    row = judge.verdicts("low_score_contact")["c1"]
    assert (row["verdict"], row["event_id"], row["measured"], row["limit"]) == ("pass", "e1", 1, 2)


def test_a_contact_before_it_or_by_a_machine_does_not_count(log, judge):
    log.complaint("c1", **ENDED, satisfaction=2)
    log.event("c1", "2026-06-04 09:00", "contact", direction="out")
    log.event("c1", "2026-06-06 09:00", "contact", direction="out", is_automatic=True)
    log.event("c1", "2026-06-06 09:00", "contact", direction="in")
    assert judge.verdict("low_score_contact") == ("fail", "no contact after the low score")


def test_a_low_score_of_a_call_counts_when_the_call_ended(log, judge):
    log.complaint("c1", **ENDED)
    call = {"complaint_id": "c1", "direction": "out"}
    log.add("calls", {"call_id": "k1", "started_at": "2026-06-02 09:00", "satisfaction": 1, **call})
    log.add("calls", {"call_id": "k2", "started_at": "2026-06-03 09:00", "answered_at": "2026-06-03 09:01", **call})
    row = judge.verdicts("low_score_contact")["c1"]
    assert (row["verdict"], row["event_id"]) == ("pass", "call:k2")


def test_no_low_score_is_not_asked(log, judge):
    log.complaint("c1", **ENDED, satisfaction=3)
    log.complaint("c2", **ENDED)
    assert {row["verdict"] for row in judge.verdicts("low_score_contact").values()} == {"n/a"}


def test_what_the_log_does_not_hold_is_unknown(log, judge):
    log.complaint("c1", **ENDED)
    assert judge.verdict("low_score_contact") == ("unknown", "the log holds no scores")
    log.complaint("c2", "2026-06-01 09:00", satisfaction=1)
    assert judge.verdict("low_score_contact", "c2") == ("unknown", "the log does not say when the score was given")
    log.complaint("c3", **ENDED, satisfaction=1)
    assert judge.verdict("low_score_contact", "c3") == ("unknown", "the log holds no contacts")


def test_a_contact_of_unknown_direction_after_it_leaves_it_unknown(log, judge):
    log.complaint("other", "2026-06-01 09:00").event("other", "2026-06-02 09:00", "contact", direction="out")
    log.complaint("c1", "2026-06-01 09:00", satisfaction=1, resolved_at="2026-06-02 09:00").event("c1", "2026-06-03 09:00", "contact")
    assert judge.verdict("low_score_contact") == ("unknown", "a contact does not say who made it (direction)")
