"""The spans that headline numbers are of."""

import pytest


@pytest.fixture
def spans(log):
    """`spans(first)`: the spans of Tuesday 30 June 12:00, of a log whose first complaint came then."""

    def made(first):
        for figure, at in (("complaints", first), ("complaints", "2026-06-29 09:00"), ("handoffs_per_case", "2020-01-01 09:00")):
            log.add("headline_facts", {"complaint_id": at or "none", "figure": figure, "at": at}) if at else None
        return {row["period"]: row for row in log.refill("headline_spans").rows("headline_spans")}

    return made


def test_each_is_of_28_days_and_last_year_s_ends_on_the_same_weekday(spans):
    told = {name: (str(row["starts_at"]), str(row["ends_at"])) for name, row in spans("2020-01-01 09:00").items()}
    assert told == {
        "now": ("2026-06-02 12:00:00", "2026-06-30 12:00:00"),
        "previous": ("2026-05-05 12:00:00", "2026-06-02 12:00:00"),
        "year_ago": ("2025-06-03 12:00:00", "2025-07-01 12:00:00"),
    }


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("2025-06-03 12:00", {"now", "previous", "year_ago"}),
        ("2025-06-03 12:00:01", {"now", "previous"}),
        ("2026-06-02 12:00", {"now"}),
        ("2026-06-02 12:00:01", set()),
    ],
)
def test_a_span_that_began_before_the_log_did_is_not_told(spans, first, told):
    assert {name for name, row in spans(first).items() if row["is_told"]} == told


def test_without_complaints_nothing_is_told(log):
    assert {row["is_told"] for row in log.refill("headline_spans").rows("headline_spans")} == {False}
