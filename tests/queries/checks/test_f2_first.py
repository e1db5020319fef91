"""F2: were we the first to make contact, inside the limit?"""

import pytest

RECEIVED = "2026-06-01 09:00"


def contacted(log, judge, verdict="met", stopped_at="2026-06-01 12:00"):
    log.complaint("c1", RECEIVED)
    judge.clock(
        "c1", "first_contact", verdict, stopped_at=stopped_at, due_at="2026-06-01 13:00", working_seconds=10800,
        limit_seconds=14400, stop_event_id="call",
    )  # fmt: skip


def test_a_first_contact_inside_the_limit_passes(log, judge):
    contacted(log, judge)
    row = judge.verdicts("F2")["c1"]
    assert (row["verdict"], row["evidence"]) == ("pass", "first contact inside the limit")
    assert (row["measured"], row["limit"], row["event_id"]) == (10800, 14400, "call")


def test_a_later_first_contact_fails(log, judge):
    contacted(log, judge, "breached", "2026-06-02 12:00")
    assert judge.verdict("F2") == ("fail", "first contact after the limit")


def test_no_contact_by_the_limit_fails(log, judge):
    contacted(log, judge, "breached", None)
    row = judge.verdicts("F2")["c1"]
    assert (row["verdict"], row["evidence"]) == ("fail", "no contact within the limit")
    assert str(row["at"]) == "2026-06-01 13:00:00"


@pytest.mark.parametrize(
    ("at", "verdict"),
    [("2026-06-01 09:00", "pass"), ("2026-06-01 09:01", "fail"), ("2026-06-01 12:00", "pass")],
)
def test_a_chase_counts_after_receipt_and_before_our_first_contact(log, judge, at, verdict):
    contacted(log, judge)
    log.event("c1", at, "contact", direction="in", text="…")
    judge.read("e1", ("chases", "still nothing"))
    assert judge.verdict("F2")[0] == verdict


def test_the_chasing_words_are_quoted(log, judge):
    contacted(log, judge)
    log.event("c1", "2026-06-01 11:00", "contact", direction="in", text="…")
    judge.read("e1", ("chases", "still nothing"))
    row = judge.verdicts("F2")["c1"]
    assert (row["evidence"], row["event_id"]) == ('the customer had to ask again: "still nothing"', "e1")


@pytest.mark.parametrize(("kind", "direction"), [("note", "internal"), ("contact", None), ("status_changed", "out")])
def test_chasing_words_in_a_text_of_ours_or_of_nobody_known_are_no_chase(log, judge, kind, direction):
    contacted(log, judge)
    log.event("c1", "2026-06-01 11:00", kind, direction=direction, text="…")
    judge.read("e1", ("chases", "still nothing"))
    assert judge.verdict("F2")[0] == "pass"


def test_a_wordless_contact_of_the_customer_before_ours_fails(log, judge):
    contacted(log, judge)
    log.event("c1", "2026-06-01 11:00", "contact", direction="in")
    assert judge.verdict("F2") == ("fail", "the customer got in touch again before our first contact")


def test_more_words_of_the_customer_that_do_not_chase_pass(log, judge):
    contacted(log, judge)
    log.event("c1", "2026-06-01 11:00", "contact", direction="in", text="here is the photo")
    judge.read("e1")
    assert judge.verdict("F2")[0] == "pass"


def test_a_running_limit_is_unknown_until_the_customer_chases(log, judge):
    contacted(log, judge, "running", None)
    assert judge.verdict("F2") == ("unknown", "no contact yet, and the limit is not over")
    log.event("c1", "2026-06-01 11:00", "contact", direction="in")
    assert judge.verdict("F2")[0] == "fail"


def test_what_the_clock_can_not_tell_is_unknown_with_its_reason(log, judge):
    log.complaint("c1", RECEIVED)
    assert judge.verdict("F2") == ("unknown", "no first-contact clock for this case")
    judge.clock("c1", "first_contact", "unknown", reason="the log holds no contacts")
    assert judge.verdict("F2") == ("unknown", "the log holds no contacts")


def test_a_contact_after_the_tighter_limit_of_a_raised_severity_fails(judge):
    judge.log.complaint("c1", "2026-06-01 09:00", severity="general")
    judge.log.event("c1", "2026-06-01 10:00", "status", severity="urgent").event("c1", "2026-06-02 08:00", "contact", direction="out")
    judge.clock("c1", "first_contact", "met").clock("c1", "first_contact", "breached", cycle=2)
    assert judge.verdict("F2")[0] == "fail"


def test_a_contact_that_never_came_is_measured_up_to_now_while_the_case_is_open(log, judge):
    log.complaint("c0", "2026-06-01 09:00", resolved_at="2026-06-02 09:00")
    log.complaint("c1", "2026-06-01 09:00")
    never = {"calendar": "", "paused_seconds": 0, "started_at": "2026-06-30 11:00", "due_at": "2026-06-30 11:10"}
    judge.clock("c0", "first_contact", "breached", **never).clock("c1", "first_contact", "breached", **never)
    rows = judge.verdicts("F2")
    assert [(rows[case]["verdict"], rows[case]["measured"]) for case in ("c0", "c1")] == [("fail", None), ("fail", 3600)]
