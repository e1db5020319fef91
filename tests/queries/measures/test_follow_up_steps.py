"""The six steps of follow-up."""

ENDED = {"received_at": "2026-06-01 09:00", "resolved_at": "2026-06-03 09:00"}


def said(log, case, at, direction, *categories):
    log.event(case, at, "contact", direction=direction, text="…")
    event = f"e{log.sequence}"
    log.add("words_scanned", {"text_kind": "event", "text_id": event})
    for place, category in enumerate(categories):
        log.add("word_spans", {"text_kind": "event", "text_id": event, "category": category, "span_from": place})


def test_steps_are_sought_after_the_end_and_persuasion_only_after_an_objection(log):
    log.complaint("objects", **ENDED)
    said(log, "objects", "2026-06-04 09:00", "out", "follow_up_check", "greeting")
    said(log, "objects", "2026-06-04 10:00", "in", "refuses_solution")
    said(log, "objects", "2026-06-04 11:00", "out", "alternative_offered")
    log.complaint("content", **ENDED)
    said(log, "content", "2026-06-02 09:00", "out", "farewell_thanks")
    said(log, "content", "2026-06-04 09:00", "out")
    log.complaint("silent", **ENDED)
    log.complaint("open", "2026-06-01 09:00")
    rows = log.derive().rows("follow_up_steps")
    assert [(row["found"], row["missing"], row["unknown"], row["not_applicable"]) for row in rows] == [
        (1, 1, 1, 0),
        (1, 1, 1, 0),
        (1, 0, 1, 1),
        (1, 0, 1, 1),
        (0, 2, 1, 0),
        (1, 0, 1, 1),
    ]
    assert {row["cases"] for row in rows} == {3}
