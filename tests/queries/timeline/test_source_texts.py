"""Whose texts a source holds."""

import pytest


@pytest.mark.parametrize(
    ("direction", "held"),
    [("out", (True, False, True)), ("in", (False, True, False)), ("both", (True, True, True)), ("internal", (False, False, True))],
)
def test_a_text_tells_of_those_who_speak_in_it(log, direction, held):
    log.add("cases", {"complaint_id": "c1"}, {"source": "other", "complaint_id": "c1"})
    log.add("case_texts", {"complaint_id": "c1", "text_kind": "event", "text_id": "e1", "direction": direction})
    rows = log.refill("source_texts").rows("source_texts")
    assert [tuple(row.values()) for row in rows] == [("other", False, False, False), ("test", *held)]
