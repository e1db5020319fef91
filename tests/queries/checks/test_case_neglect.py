"""Open cases whose customer hears nothing. (The limit is five days.)"""

import pytest


def ended(log):
    log.complaint("ended", "2026-06-01 09:00", resolved_at="2026-06-02 09:00")


@pytest.mark.parametrize(("as_of", "verdict"), [("2026-06-08 09:00", "pass"), ("2026-06-08 09:00:01", "fail")])
def test_five_days_after_the_last_contact_an_open_case_is_neglected(log, judge, as_of, verdict):
    ended(log)
    log.complaint("c1", "2026-06-01 09:00")
    log.event("c1", "2026-06-03 09:00", "contact", direction="out")
    row = judge.verdicts("case_neglect", as_of)["c1"]
    assert (row["verdict"], row["event_id"], row["limit"]) == (verdict, "e1", 5 * 86400)
    assert row["measured"] >= 5 * 86400


def test_a_case_never_contacted_is_silent_since_its_receipt(log, judge):
    ended(log)
    log.event("ended", "2026-06-01 10:00", "contact", direction="out")
    log.complaint("c1", "2026-06-20 09:00")
    log.event("c1", "2026-06-29 09:00", "note")
    assert judge.verdict("case_neglect") == ("fail", "open, and no contact for too long")
    assert judge.verdict("case_neglect", "ended") == ("n/a", "not open")


def test_a_reopened_case_is_silent_since_its_reopening(log, judge):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-02 09:00")
    log.event("c1", "2026-06-01 10:00", "contact", direction="out")
    log.event("c1", "2026-06-28 09:00", "reopened")
    assert judge.verdict("case_neglect")[0] == "pass"


def test_a_log_without_contacts_or_ends_can_not_tell(log, judge):
    log.complaint("c1", "2026-06-01 09:00")
    assert judge.verdict("case_neglect") == ("unknown", "the log does not say whether it was resolved")
    ended(log)
    assert judge.verdict("case_neglect") == ("unknown", "the log holds no contacts")


def test_a_contact_of_unknown_direction_within_the_last_days_leaves_it_unknown(log, judge):
    log.complaint("other", "2026-06-01 09:00").event("other", "2026-06-02 09:00", "contact", direction="out")
    log.event("other", "2026-06-02 10:00", "resolved")
    log.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-29 09:00", "contact")
    assert judge.verdict("case_neglect") == ("unknown", "a contact does not say who made it (direction)")
