"""Whether a source's customers ever gave a score."""


def test_a_score_of_a_case_or_of_a_call_tied_to_one_is_enough(log):
    for source, score in (("scored", 3), ("called", None), ("silent", None)):
        log.add("cases", {"source": source, "complaint_id": "c1", "satisfaction": score}, {"source": source, "complaint_id": "c2"})
    log.add("tied_calls", {"source": "called", "complaint_id": "c1", "call_id": "a", "satisfaction": 1})
    log.add("tied_calls", {"source": "silent", "complaint_id": "c1", "call_id": "b"})
    rows = log.refill("source_scores").rows("source_scores")
    assert {row["source"]: row["has_scores"] for row in rows} == {"scored": True, "called": True, "silent": False}
