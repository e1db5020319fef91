"""The six steps of intake."""


def test_each_step_is_found_by_its_words_or_missing_where_all_was_read(log):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-03 09:00", description="…")
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    log.event("c1", "2026-06-04 10:00", "contact", direction="out", text="…")
    log.complaint("c2", "2026-06-01 09:00")
    log.add("words_scanned", {"text_kind": "event", "text_id": "e1"}, {"text_kind": "event", "text_id": "e2"})
    for category, event in (("regret", "e1"), ("promise_with_time", "e1"), ("farewell_thanks", "e2")):
        log.add("word_spans", {"text_kind": "event", "text_id": event, "category": category, "span_from": 0})
    rows = log.derive().rows("intake_steps")
    assert [(row["found"], row["missing"], row["unknown"]) for row in rows] == [
        (1, 0, 1),
        (1, 1, 0),
        (0, 1, 1),
        (0, 1, 1),
        (1, 0, 1),
        (0, 1, 1),
    ]
    assert {row["cases"] for row in rows} == {2}
    assert (rows[0]["found_share"], rows[2]["found_share"]) == (1, 0)
