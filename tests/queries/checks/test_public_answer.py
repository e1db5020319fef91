"""Public complaints are answered in public, by a person."""


def test_a_public_answer_by_a_person_passes(log, judge):
    log.event("c1", "2026-06-01 09:00", "received", is_public=True)
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", is_public=True)
    row = judge.verdicts("public_answer")["c1"]
    assert (row["verdict"], row["event_id"], row["measured"]) == ("pass", "e2", 3600)


def test_a_private_or_automatic_answer_fails(log, judge):
    log.event("c1", "2026-06-01 09:00", "contact", direction="in", is_public=True)
    log.event("c1", "2026-06-01 10:00", "contact", direction="out")
    log.event("c1", "2026-06-01 11:00", "contact", direction="out", is_public=True, is_automatic=True)
    assert judge.verdict("public_answer") == ("fail", "no public answer by a person")


def test_a_private_complaint_is_not_asked(log, judge):
    log.event("c1", "2026-06-01 09:00", "received", is_public=False)
    assert judge.verdict("public_answer") == ("n/a", "not a public complaint")


def test_a_log_that_does_not_say_what_is_public_can_not_tell(log, judge):
    log.event("c1", "2026-06-01 09:00", "received")
    assert judge.verdict("public_answer") == ("unknown", "the log does not say what was public")


def test_a_log_without_any_contact_of_a_person_can_not_tell(log, judge):
    log.event("c1", "2026-06-01 09:00", "received", is_public=True)
    assert judge.verdict("public_answer") == ("unknown", "the log holds no contacts")
