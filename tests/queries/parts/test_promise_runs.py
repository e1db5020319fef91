"""Promises: by their own time there must be an answer."""


def verdicts(log, as_of="2026-06-30 12:00"):
    rows = log.derive(as_of, only=["clock_verdicts"]).rows("clock_verdicts", "clock = 'promise'")
    return [(row["verdict"], row["reason"]) for row in rows]


def promise(log, at, due=None):
    log.event("c1", at, "promised", direction="out", promise_due_at=due)


def test_every_promise_is_judged_by_its_own_time(log):
    log.policy().complaint("c1", "2026-06-01 09:00")
    promise(log, "2026-06-01 10:00", "2026-06-02 10:00")
    log.event("c1", "2026-06-02 10:00", "contact", direction="out")
    promise(log, "2026-06-03 10:00", "2026-06-04 10:00")
    assert verdicts(log, "2026-06-04 10:00") == [("met", None), ("running", None)]
    assert verdicts(log) == [("met", None), ("breached", None)]


def test_a_new_promise_is_an_answer_to_the_old_one(log):
    log.policy().complaint("c1", "2026-06-01 09:00")
    promise(log, "2026-06-01 10:00", "2026-06-02 10:00")
    promise(log, "2026-06-02 09:00", "2026-07-02 10:00")
    assert verdicts(log) == [("met", None), ("running", None)]


def test_a_promise_without_a_time_is_unknown_unless_a_limit_is_set_for_it(log):
    log.policy().complaint("c1", "2026-06-01 09:00")
    promise(log, "2026-06-01 10:00")
    assert verdicts(log) == [("unknown", "promise_due_at is empty: the promise states no time")]
    log.policy('[[limits]]\npromise = "2d"')
    assert verdicts(log) == [("breached", None)]
