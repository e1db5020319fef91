"""F7: was something else offered when the first answer failed?"""

import pytest

ENDED = {"received_at": "2026-06-01 09:00", "resolved_at": "2026-06-05 09:00"}


@pytest.mark.parametrize("category", ["alternative_offered", "compensation_offer"])
def test_another_way_after_a_refusal_passes(log, judge, category):
    log.complaint("c1", **ENDED)
    log.event("c1", "2026-06-02 09:00", "contact", direction="in", text="…")
    log.event("c1", "2026-06-03 09:00", "contact", direction="out", text="…")
    judge.read("e1", ("refuses_solution", "no voucher")).read("e2", (category, "or we come to you"))
    row = judge.verdicts("F7")["c1"]
    assert (row["verdict"], row["evidence"]) == ("pass", 'another way was offered: "or we come to you"')
    assert row["event_id"] == "e2"


def test_an_offer_before_the_refusal_is_the_one_that_was_refused(log, judge):
    log.complaint("c1", **ENDED)
    log.event("c1", "2026-06-01 10:00", "solution_offered")
    log.event("c1", "2026-06-02 09:00", "solution_refused")
    row = judge.verdicts("F7")["c1"]
    assert (row["verdict"], row["event_id"]) == ("fail", "e2")
    assert row["evidence"] == "nothing else was offered after a solution was refused or failed"


def test_another_solution_after_a_reopening_passes(log, judge):
    log.complaint("c1", **ENDED)
    log.event("c1", "2026-06-05 10:00", "reopened")
    log.event("c1", "2026-06-05 11:00", "solution_offered")
    assert judge.verdict("F7") == ("pass", "another solution was offered")


def test_an_offer_at_the_instant_of_the_refusal_can_t_be_told_from_the_refused_one(log, judge):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-09 09:00", closed_at="2026-06-09 09:00")
    log.event("c1", "2026-06-05 09:00", "solution_offered")
    log.event("c1", "2026-06-05 09:00", "solution_refused")
    assert judge.verdict("F7") == ("unknown", "an offer bears the time of the refusal, and the log does not say which came first")


def test_nothing_after_refusing_words_fails_with_the_words(log, judge):
    log.complaint("c1", **ENDED)
    log.event("c1", "2026-06-02 09:00", "contact", direction="in", text="…")
    judge.read("e1", ("refuses_solution", "no voucher"))
    assert judge.verdict("F7") == ("fail", 'nothing else was offered after: "no voucher"')


def test_an_open_case_may_still_be_offered_something(log, judge):
    log.complaint("c1", "2026-06-01 09:00")
    log.complaint("c2", **ENDED)
    log.event("c1", "2026-06-02 09:00", "solution_refused")
    assert judge.verdict("F7") == ("unknown", "a solution was refused or failed, still open and no other offered yet")


def test_no_refusal_is_not_asked(log, judge):
    log.complaint("c1", **ENDED)
    log.event("c1", "2026-06-02 09:00", "contact", direction="in", text="…")
    judge.read("e1", ("confirms_solved", "works"))
    assert judge.verdict("F7") == ("n/a", "no solution was refused or failed")


def test_an_unread_text_may_hold_a_refusal_or_an_offer(log, judge):
    log.complaint("c1", **ENDED)
    log.event("c1", "2026-06-02 09:00", "contact", direction="in", text="…")
    assert judge.verdict("F7") == ("unknown", "a text of the customer was not read for words")
    log.complaint("c2", **ENDED)
    log.event("c2", "2026-06-02 09:00", "solution_refused")
    log.event("c2", "2026-06-02 10:00", "contact", direction="out", text="…")
    assert judge.verdict("F7", "c2") == ("unknown", "a text of the staff was not read for words")


def test_a_case_without_events_is_unknown(log, judge):
    log.complaint("c1", **ENDED)
    assert judge.verdict("F7") == ("unknown", "the log holds no events of this case")
