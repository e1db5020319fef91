"""How many texts each case has, and why its words can't be judged."""

import pytest


@pytest.fixture
def reading(log):
    """`reading(*texts, **has)`: of a case with texts of these directions, a `?` behind those that were not read."""

    def made(*texts, **has):
        log.add("cases", {"complaint_id": "c1"}).add("source_texts", {"has_out": True, "has_in": True, "has_staff": True, **has})
        for number, text in enumerate(texts):
            row = {"direction": text.rstrip("?"), "is_read": not text.endswith("?")}
            log.add("case_texts", {"complaint_id": "c1", "text_kind": "event", "text_id": f"e{number}", **row})
        return log.refill("case_readings").row("case_readings")

    return made


def test_texts_that_were_all_read_can_be_judged(reading):
    row = reading("out", "in", "internal")
    assert (row["out_texts"], row["in_texts"], row["staff_texts"]) == (1, 1, 2)
    assert (row["missing_out"], row["missing_in"], row["missing_staff"]) == (None, None, None)


def test_a_call_has_words_of_both_and_of_the_staff(reading):
    row = reading("both")
    assert (row["out_texts"], row["in_texts"], row["staff_texts"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("text", "missing"), [("out?", {"missing_out", "missing_staff"}), ("in?", {"missing_in"}), ("internal?", {"missing_staff"})]
)
def test_one_text_that_was_not_read_leaves_its_side_unknown(reading, text, missing):
    row = reading("out", "in", "internal", text)
    assert {name for name, value in row.items() if name.startswith("missing") and value} == missing
    assert all(row[name].endswith("not read for words") for name in missing)


def test_no_text_is_told_apart_from_a_log_that_holds_none(reading):
    row = reading(has_in=False, has_out=True)
    assert row["missing_in"] == "the log holds no text of a customer"
    assert (row["missing_out"], row["missing_staff"]) == ("no outbound text of this case", "no text of the staff in this case")


def test_a_log_of_customers_words_alone_says_so(reading):
    row = reading("in", has_out=False, has_staff=False)
    assert (row["missing_out"], row["missing_staff"]) == ("the log holds no outbound text", "the log holds no text of the staff")
    assert row["missing_in"] is None
