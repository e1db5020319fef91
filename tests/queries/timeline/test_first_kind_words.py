"""The first words of regret and of understanding."""


def test_the_earliest_of_each_kind_that_is_ours_counts(log):
    words = (
        ("regret", "out", "2026-06-02 10:00", "later"),
        ("regret", "internal", "2026-06-01 10:00", "noted"),
        ("regret", "in", "2026-06-01 09:00", "the customer's"),
        ("empathy", "out", None, "undated"),
        ("empathy", "both", "2026-06-03 10:00", "dated"),
        ("greeting", "out", "2026-06-01 09:00", "Hello"),
    )
    for place, (category, direction, at, quote) in enumerate(words):
        row = {"complaint_id": "c1", "text_source": "test", "text_kind": "event", "text_id": f"e{place}", "event_id": f"e{place}"}
        log.add("case_words", {**row, "category": category, "direction": direction, "at": at, "quote": quote, "span_from": 0})
    rows = log.refill("first_kind_words").rows("first_kind_words")
    assert [(row["category"], row["quote"], row["event_id"]) for row in rows] == [("empathy", "dated", "e4"), ("regret", "noted", "e1")]


def test_of_two_in_one_text_the_first_counts(log):
    row = {"complaint_id": "c1", "text_source": "test", "text_kind": "event", "text_id": "e1", "category": "regret", "direction": "out"}
    log.add("case_words", {**row, "span_from": 20, "quote": "so sorry"}, {**row, "span_from": 3, "quote": "regret"})
    assert log.refill("first_kind_words").row("first_kind_words")["quote"] == "regret"
