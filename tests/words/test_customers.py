"""The rule file of the customer's side becomes tables, with the user's own words."""

import pytest
from plaint.settings.wording import Wording
from plaint.words import write_customer_rules
from plaint.words.categories import looked_for

KINDS = {"arguing", "appealing_upwards", "harassing", "compensation_seeking", "loud", "venting", "cooling_off", "threatening"}


def words(log, name):
    return [row["word"] for row in log.rows("subject_words", f"name = '{name}'")]


def test_there_are_eight_kinds_and_the_sign_of_leaving_each_with_a_treatment_and_words_of_customers(log):
    write_customer_rules(log.con, Wording())
    kinds = log.rows("customer_kinds")
    assert {row["kind"] for row in kinds} == {*KINDS, "leaving"}
    assert all(row["treatment"].endswith(".") and row["category"] in looked_for("in") for row in kinds)
    assert {row["need"] for row in kinds} == {"taken_seriously", "respected", "understood", "helped"}
    assert [row["kind"] for row in kinds if row["is_urgent"]] == ["threatening"]


def test_there_are_eight_kinds_of_service_and_five_attributes(log):
    write_customer_rules(log.con, Wording())
    names = {(row["axis"], row["name"]) for row in log.rows("subject_words")}
    assert sum(axis == "area" for axis, _ in names) == 8
    assert {name for axis, name in names if axis == "quality"} == {"accurate", "convenient", "quick", "comfortable", "attitude"}


@pytest.mark.parametrize(("given", "kept"), [("Top-Up", " top up "), ("top-up*", " top up"), ("充值", "充值"), ("  ", None)])
def test_an_own_word_is_folded_and_bounded(log, given, kept):
    write_customer_rules(log.con, Wording(areas={"billing_and_payment": (given,)}))
    assert (kept in words(log, "billing_and_payment")) == (kept is not None)


def test_a_word_for_issues_only_is_marked_unless_it_stands_without_the_mark_too(log):
    write_customer_rules(log.con, Wording(areas={"other": ("issue: gift", "issue: thanks", "thanks")}))
    marks = {row["word"]: row["is_for_issue"] for row in log.rows("subject_words", "name = 'other'")}
    assert (marks[" gift "], marks[" thanks "]) == (True, False)


def test_an_own_name_stands_after_ours_and_writing_again_leaves_no_old_word(log):
    write_customer_rules(log.con, Wording(qualities={"safe": ("dangerous",)}))
    assert [row["place"] for row in log.rows("subject_words", "name = 'safe'")] == [6]
    write_customer_rules(log.con, Wording())
    assert words(log, "safe") == []
