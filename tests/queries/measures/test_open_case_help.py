"""Help to handle open cases: kinds from the customer's words, threats first until somebody above was told."""

from pathlib import Path

import pytest
from plaint.settings import Settings, SettingsFile
from plaint.settings.wording import Wording
from plaint.words import scan, write_customer_rules


@pytest.fixture
def customer(log):
    """A log whose source states ends, and a way to let customers speak."""
    write_customer_rules(log.con, Wording())
    log.event("ended", "2026-06-01 08:00", "received")
    log.event("ended", "2026-06-01 09:00", "resolved")

    def says(complaint_id, at, text):
        log.event(complaint_id, at, "contact", direction="in", text=text)

    log.says = says
    return log


def shown(log, *, read=True):
    if read:
        scan(log.con, SettingsFile(Path("plaint.toml"), Settings(), "", ""), lambda _text: None)
    log.derive(only=["cases", "case_events", "case_words", "case_texts"])
    return log.rows("open_case_help")


def kinds(log):
    return {(row["complaint_id"], row["kind"]) for row in shown(log)}


def test_a_threat_is_to_be_escalated_with_how_to_treat_it(customer):
    customer.says("c1", "2026-06-02 09:00", "I will take this to the ombudsman and my solicitor.")
    (row,) = shown(customer)
    assert (row["kind"], row["escalate_now"], row["need"], row["texts"]) == ("threatening", True, "taken_seriously", 1)
    assert "ombudsman" in row["quote"] or "solicitor" in row["quote"]
    assert "head of department" in row["treatment"]


def test_an_escalation_after_the_threat_settles_it_and_one_before_does_not(customer):
    customer.says("c1", "2026-06-02 09:00", "我要去消费者协会投诉你们，还要找媒体曝光。")
    customer.event("c1", "2026-06-02 08:00", "escalated")
    assert [row["escalate_now"] for row in shown(customer)] == [True]
    customer.event("c1", "2026-06-02 10:00", "escalated")
    assert [row["escalate_now"] for row in shown(customer)] == [False]


def test_a_closed_case_needs_no_help(customer):
    customer.says("ended", "2026-06-01 08:30", "I will take this to the ombudsman.")
    assert shown(customer) == []


def test_a_source_that_never_states_an_end_lists_nothing(log):
    write_customer_rules(log.con, Wording())
    log.event("c1", "2026-06-02 09:00", "contact", direction="in", text="I will take this to the ombudsman.")
    assert shown(log) == []


def test_three_chasing_texts_make_a_kind_and_two_do_not(customer):
    for hour in (9, 10):
        customer.says("c1", f"2026-06-02 {hour:02}:00", "Still no answer? This is the third time I'm asking.")
        customer.says("c2", f"2026-06-02 {hour:02}:00", "Still no answer? This is the third time I'm asking.")
    customer.says("c2", "2026-06-02 11:00", "Still no answer? This is the third time I'm asking.")
    assert kinds(customer) == {("c2", "harassing")}


def test_one_insult_is_venting_and_two_are_loud(customer):
    customer.says("c1", "2026-06-02 09:00", "You are absolute clowns.")
    customer.says("c2", "2026-06-02 09:00", "You are absolute clowns.")
    customer.says("c2", "2026-06-02 10:00", "Absolute clowns, all of you.")
    assert kinds(customer) == {("c1", "venting"), ("c2", "loud")}


def test_calm_words_call_for_nothing_and_staff_words_are_not_the_customers(customer):
    customer.says("c1", "2026-06-02 09:00", "Hello, my meter seems to run backwards.")
    customer.event("c2", "2026-06-02 09:00", "contact", direction="out", text="Please do not go to court over this.")
    assert shown(customer) == []


def test_texts_that_were_not_read_are_unknown(customer):
    customer.says("c1", "2026-06-02 09:00", "I will take this to the ombudsman.")
    (row,) = shown(customer, read=False)
    assert (row["kind"], row["escalate_now"], row["treatment"], row["texts"]) == ("unknown", None, None, 1)


@pytest.mark.parametrize("text", ["I'm cancelling my subscription.", "再这样我就换一家了。"])
def test_who_says_that_he_leaves_is_shown_as_leaving(customer, text):
    customer.says("c1", "2026-06-02 09:00", text)
    (row,) = shown(customer)
    assert (row["kind"], row["escalate_now"], row["need"]) == ("leaving", False, "taken_seriously")


def test_a_log_that_never_states_an_end_lists_no_case_as_open(log):
    write_customer_rules(log.con, Wording())
    log.complaint("c1", "2026-06-01", description="I'm cancelling my subscription.")
    assert shown(log) == []
