"""How many cases are about each kind of service and attribute of quality."""

import pytest


@pytest.fixture
def counts(log):
    """Three cases, one of them ended: repair by the issue of one and the description of another, nothing known of the third."""
    log.add("cases", {"complaint_id": "c1", "is_open": True}, {"complaint_id": "c2", "is_open": False}, {"complaint_id": "c3"})
    log.add(
        "subject_words", *({"axis": "area", "name": name, "place": place} for name, place in (("repair", 2), ("repair", 1), ("sale", 3)))
    )
    for case, found_in in (("c1", "issue"), ("c2", "description")):
        log.add("case_subjects", {"complaint_id": case, "axis": "area", "name": "repair", "found_in": found_in})
    rows = log.refill("subject_counts").rows("subject_counts")
    return {(row["axis"], row["name"]): row for row in rows}


def test_cases_are_counted_by_where_the_words_were_found(counts):
    row = counts["area", "repair"]
    assert (row["cases"], row["from_issue"], row["from_words"], row["open_cases"], row["place"]) == (2, 1, 1, 1, 1)
    assert row["share"] == 2 / 3


def test_a_kind_that_nobody_names_has_a_row_of_zeros(counts):
    row = counts["area", "sale"]
    assert (row["cases"], row["from_issue"], row["from_words"], row["open_cases"], row["share"]) == (0, 0, 0, 0, 0)


def test_what_could_not_be_told_is_unknown_on_each_axis(counts):
    assert (counts["area", "unknown"]["cases"], counts["quality", "unknown"]["cases"]) == (1, 3)
    assert counts["area", "unknown"]["place"] is None


def test_without_cases_a_share_is_unknown(log):
    rows = log.refill("subject_counts").rows("subject_counts")
    assert [(row["axis"], row["cases"], row["share"]) for row in rows] == [("area", 0, None), ("quality", 0, None)]
