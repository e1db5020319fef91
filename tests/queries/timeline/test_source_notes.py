"""Whether a source's events bear words and promised times."""

import pytest


@pytest.mark.parametrize(
    ("event", "words", "due"),
    [
        ({"kind": "note"}, True, False),
        ({"kind": "contact", "text": "Sorry"}, True, False),
        ({"kind": "contact", "text": " "}, False, False),
        ({"kind": "promised", "promise_due_at": "2026-06-03 12:00"}, False, True),
    ],
)
def test_one_event_with_them_is_enough_and_another_source_does_not_count(log, event, words, due):
    log.add("case_events", {"complaint_id": "c1", "position": 1, **event}, {"complaint_id": "c1", "position": 2, "kind": "status"})
    log.add("case_events", {"source": "other", "complaint_id": "c1", "position": 1, "kind": "status"})
    rows = log.refill("source_notes").rows("source_notes")
    assert [tuple(row.values()) for row in rows] == [("other", False, False), ("test", words, due)]
