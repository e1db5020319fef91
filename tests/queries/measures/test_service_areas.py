"""Kinds of service: how many cases each, and how many could not be told."""

from plaint.settings.wording import Wording
from plaint.words import write_customer_rules


def areas(log):
    return {row["area"]: row for row in log.derive(only=["subject_counts"]).rows("service_areas") if row["cases"]}


def test_every_case_counts_once_and_what_matches_nothing_is_unknown(log):
    write_customer_rules(log.con, Wording())
    log.complaint("c1", "2026-06-01", issue="Billing error")
    log.complaint("c2", "2026-06-01", description="快递还没到")
    log.complaint("c3", "2026-06-01", issue="Zebra")
    log.complaint("c4", "2026-06-01")
    found = areas(log)
    assert {area: row["cases"] for area, row in found.items()} == {"billing_and_payment": 1, "delivery": 1, "unknown": 2}
    assert (found["billing_and_payment"]["from_issue"], found["delivery"]["from_words"]) == (1, 1)
    assert found["unknown"]["share"] == 0.5
    assert {row["share"] for row in log.rows("service_areas") if not row["cases"]} == {0}


def test_the_eight_kinds_are_listed_before_the_unknown_even_without_cases(log):
    write_customer_rules(log.con, Wording())
    rows = log.derive(only=["subject_counts"]).rows("service_areas")
    assert [row["area"] for row in rows][-2:] == ["other", "unknown"]
    assert len(rows) == 9
    assert {row["share"] for row in rows} == {None}


def test_an_own_word_of_the_settings_tells_a_case(log):
    write_customer_rules(log.con, Wording(areas={"roads": ("pothole*",)}))
    log.complaint("c1", "2026-06-01", issue="Potholes on Elm Street", resolved_at="2026-06-02")
    log.event("c2", "2026-06-01", "received")
    log.complaint("c2", "2026-06-01", issue="pothole")
    log.event("c1", "2026-06-02", "resolved")
    found = areas(log)
    assert (found["roads"]["cases"], found["roads"]["open_cases"]) == (2, 1)
