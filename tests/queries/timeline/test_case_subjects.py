"""Kind of service and attributes of quality, from the issue or else from the description."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WORDS = (
    ("area", "billing", 1, " bill"),
    ("area", "billing", 1, " fee "),
    ("area", "billing", 1, "账单"),
    ("area", "delivery", 2, " parcel "),
    ("area", "delivery", 2, "快递"),
    ("quality", "quick", 1, " late "),
    ("quality", "quick", 1, "太慢"),
    ("quality", "attitude", 2, " rude "),
)


@pytest.fixture
def rules(log):
    log.add("subject_words", *({"axis": axis, "name": name, "place": place, "word": word} for axis, name, place, word in WORDS))
    return log


def subjects(log, complaint_id):
    rows = log.derive(only=["case_subjects"]).rows("case_subjects", f"complaint_id = '{complaint_id}'")
    return {(row["axis"], row["name"], row["found_in"]) for row in rows}


def test_the_issue_comes_before_the_description(rules):
    rules.complaint("c1", "2026-06-01", issue="Billing error", description="The parcel came late.")
    assert subjects(rules, "c1") == {("area", "billing", "issue"), ("quality", "quick", "description")}


def test_one_kind_of_service_but_several_attributes(rules):
    rules.complaint("c1", "2026-06-01", description="Parcel late, driver rude. The fee on the bill!")
    assert subjects(rules, "c1") == {
        ("area", "billing", "description"),
        ("quality", "quick", "description"),
        ("quality", "attitude", "description"),
    }


def test_equal_numbers_of_words_go_to_the_first_of_the_rule_file(rules):
    rules.complaint("c1", "2026-06-01", description="a parcel and a fee")
    assert subjects(rules, "c1") == {("area", "billing", "description")}


def test_words_inside_other_words_do_not_count(rules):
    rules.complaint("c1", "2026-06-01", description="coffee, a later chocolate and rudeness")
    assert subjects(rules, "c1") == set()


def test_chinese_is_matched_as_written(rules):
    rules.complaint("c1", "2026-06-01", description="快递太慢！")
    assert subjects(rules, "c1") == {("area", "delivery", "description"), ("quality", "quick", "description")}


def test_a_word_for_issues_only_says_nothing_in_a_description(rules):
    rules.add("subject_words", {"axis": "area", "name": "billing", "place": 1, "word": " refund ", "is_for_issue": True})
    rules.complaint("c1", "2026-06-01", issue="refund", description="x")
    rules.complaint("c2", "2026-06-01", issue="x", description="I want a refund")
    assert subjects(rules, "c1") == {("area", "billing", "issue")}
    assert subjects(rules, "c2") == set()


def test_a_case_without_texts_and_words_has_no_row(rules):
    rules.complaint("c1", "2026-06-01", issue=" ", description=None)
    rules.complaint("c2", "2026-06-01", issue="Other")
    assert subjects(rules, "c1") == set()
    assert subjects(rules, "c2") == set()


def expected(issue, description):
    """The same rule, told again in Python."""
    found = {}
    for axis in ("area", "quality"):
        for where, text in (("issue", issue[:300]), ("description", description[:300])):
            folded = " " + re.sub(r"[\W_]+", " ", text.lower()) + " "
            counts = {}
            for of_axis, name, place, word in WORDS:
                if of_axis == axis and word in folded:
                    counts[place, name] = counts.get((place, name), 0) + 1
            if counts:
                best = max(counts, key=lambda key: (counts[key], -key[0]))
                found[axis] = {(axis, name, where) for _, name in (counts if axis == "quality" else [best])}
                break
    return found.get("area", set()) | found.get("quality", set())


TEXTS = st.lists(st.sampled_from(["bill", "Fee", "parcel", "late", "RUDE", "later", "账单", "快递", "太慢", "x" * 140]), max_size=6).map(
    ", ".join
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_random_texts_agree_with_the_same_rule_in_python(rules, cases):
    rules.con.execute("delete from complaints").fetchall()
    for place, (issue, description) in enumerate(cases):
        rules.complaint(f"c{place}", "2026-06-01", issue=issue, description=description)
    told = rules.derive(only=["case_subjects"]).rows("case_subjects")
    for place, (issue, description) in enumerate(cases):
        found = {(row["axis"], row["name"], row["found_in"]) for row in told if row["complaint_id"] == f"c{place}"}
        assert found == expected(issue, description), (issue, description)
