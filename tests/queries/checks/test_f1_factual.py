"""F1: did we check the facts before we admitted or denied?"""

ENDED = {"received_at": "2026-06-01 09:00", "resolved_at": "2026-06-05 09:00"}


def said(log, judge, at, *words, direction="out", case="c1"):
    log.event(case, at, "contact", direction=direction, text="…")
    judge.read(f"e{log.sequence}", *words)


def test_facts_checked_before_the_end_pass(log, judge):
    log.complaint("c1", **ENDED)
    said(log, judge, "2026-06-02 10:00", ("verified_facts", "the log shows it"))
    row = judge.verdicts("F1")["c1"]
    assert (row["verdict"], row["evidence"], row["event_id"]) == ("pass", 'checked: "the log shows it"', "e1")


def test_a_check_before_the_denial_passes_though_it_stands_in_a_note(log, judge):
    log.complaint("c1", **ENDED)
    log.event("c1", "2026-06-02 10:00", "note", text="…")
    judge.read("e1", ("verified_facts", "watched the tape"))
    said(log, judge, "2026-06-02 11:00", ("denial", "it was not us"))
    assert judge.verdict("F1") == ("pass", 'checked: "watched the tape"')


def test_a_denial_before_the_check_fails(log, judge):
    log.complaint("c1", **ENDED)
    said(log, judge, "2026-06-02 10:00", ("denial", "it was not us"))
    said(log, judge, "2026-06-03 10:00", ("verified_facts", "the log shows it"))
    row = judge.verdicts("F1")["c1"]
    assert (row["verdict"], row["evidence"]) == ("fail", 'before the facts were checked: "it was not us"')
    assert row["event_id"] == "e1"


def test_a_denial_is_not_borne_by_a_check_in_the_same_text(log, judge):
    log.complaint("c1", **ENDED)
    said(log, judge, "2026-06-02 10:00", ("verified_facts", "the log shows it"), ("denial", "and never the other"))
    assert judge.verdict("F1")[0] == "fail"


def test_a_denial_in_a_note_was_not_told_to_the_customer(log, judge):
    log.complaint("c1", **ENDED)
    said(log, judge, "2026-06-01 10:00", ("denial", "can't be ours"), direction="internal")
    said(log, judge, "2026-06-02 10:00", ("verified_facts", "the log shows it"))
    assert judge.verdict("F1")[0] == "pass"


def test_evidence_attached_by_us_is_a_check_and_the_customer_s_is_none(log, judge):
    for case in ("c1", "c2"):
        log.complaint(case, **ENDED)
        said(log, judge, "2026-06-02 10:00", case=case)
    log.event("c1", "2026-06-03 10:00", "attached")
    log.event("c2", "2026-06-03 10:00", "attached", direction="in")
    verdicts = judge.verdicts("F1")
    assert (verdicts["c1"]["verdict"], verdicts["c1"]["evidence"]) == ("pass", "evidence was attached")
    assert (verdicts["c2"]["verdict"], verdicts["c2"]["evidence"]) == (
        "fail",
        "resolved, and the facts were never checked",
    )


def test_a_check_after_the_end_fails(log, judge):
    log.complaint("c1", **ENDED)
    said(log, judge, "2026-06-06 10:00", ("verified_facts", "the log shows it"))
    assert judge.verdict("F1") == ("fail", "checked only after it was resolved")


def test_an_open_case_without_a_check_is_not_decided(log, judge):
    log.complaint("c1", "2026-06-01 09:00")
    log.complaint("c2", **ENDED)
    said(log, judge, "2026-06-02 10:00")
    assert judge.verdict("F1") == ("unknown", "still open, and the facts are not checked yet")


def test_texts_that_are_missing_or_unread_are_unknown(log, judge):
    log.complaint("c1", **ENDED)
    assert judge.verdict("F1") == ("unknown", "the log holds no text of the staff")
    log.event("c1", "2026-06-02 10:00", "contact", direction="out", text="…")
    assert judge.verdict("F1") == ("unknown", "a text of the staff was not read for words")


def test_a_denial_may_hide_in_an_unread_text(log, judge):
    log.complaint("c1", **ENDED)
    said(log, judge, "2026-06-02 10:00", ("verified_facts", "the log shows it"))
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    assert judge.verdict("F1") == ("unknown", "a text of the staff was not read for words")
