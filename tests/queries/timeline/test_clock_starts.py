"""Instants from which the clocks of a case run."""

import pytest


@pytest.fixture
def starts(log):
    """`starts(*events)`: the starts of a case received on 1 June at 09:00, severity general; events are (day, kind, severity), at 09:00."""
    log.complaint("c1", "2026-06-01 09:00", severity="general", team="Desk")

    def made(*events, ended=True):
        if ended:
            log.complaint("other", "2026-06-01 09:00", closed_at="2026-06-01 10:00")
        for day, kind, severity in events:
            log.event("c1", f"2026-06-{day:02} 09:00", kind, severity=severity)
        return log.derive(only=["clock_starts"]).rows("clock_starts", "complaint_id = 'c1'")

    return made


def told(rows):
    return [(row["start_number"], row["started_at"].day, row["cycle"], row["is_raise"], row["severity"]) for row in rows]


def test_receipt_changes_of_severity_and_reopenings_start_clocks_in_this_order(starts):
    rows = starts((2, "status", "urgent"), (3, "status", "general"), (4, "resolved", None), (5, "reopened", None), (6, "status", "urgent"))
    assert told(rows) == [
        (1, 1, 1, False, "general"),
        (2, 2, 1, True, "urgent"),
        (3, 3, 1, True, "general"),
        (4, 5, 2, False, "general"),
        (5, 6, 2, True, "urgent"),
    ]
    assert [row["cycle_started_at"].day for row in rows] == [1, 1, 1, 5, 5]
    assert [row["ended_at"] and row["ended_at"].day for row in rows] == [4, 4, 4, None, None]
    assert [row["is_last"] for row in rows] == [False, False, False, True, True]


def test_the_same_severity_again_starts_nothing(starts):
    assert told(starts((2, "status", "general"), (3, "note", "general"))) == [(1, 1, 1, False, "general")]


def test_a_change_after_the_end_or_at_the_receipt_starts_nothing(starts):
    assert len(starts((1, "status", "urgent"), (2, "resolved", None), (3, "status", "general"))) == 1


def test_a_change_at_the_very_end_starts_nothing(starts):
    assert len(starts((2, "status", "urgent"), (2, "resolved", None))) == 1


def test_why_the_lack_of_an_end_proves_nothing(starts):
    assert [row["no_end"] for row in starts((2, "note", None), ended=False)] == ["the log states no end of any case"]


def test_a_reopening_with_no_end_before_it_is_told_of_the_first_cycle_alone(starts):
    rows = starts((2, "reopened", None), (3, "resolved", None), (4, "reopened", None))
    assert [row["no_end"] for row in rows] == ["reopened with no end on record before it", None]
