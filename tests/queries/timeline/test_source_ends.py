"""Whether a source ever says that a case ended."""


def test_one_end_is_enough_and_a_status_is_none(log):
    for source, kind in (("resolves", "resolved"), ("closes", "closed"), ("neither", "status")):
        log.add("case_events", {"source": source, "complaint_id": "c1", "position": 1, "kind": "received"})
        log.add("case_events", {"source": source, "complaint_id": "c1", "position": 2, "kind": kind})
    rows = log.refill("source_ends").rows("source_ends")
    assert {row["source"]: row["has_ends"] for row in rows} == {"resolves": True, "closes": True, "neither": False}
