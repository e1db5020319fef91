def test_words_nobody_knows_come_most_frequent_first(log):
    log.add("unmapped_words", {"field": "kind", "word": "Rare", "seen": 1}, {"field": "kind", "word": "Often", "seen": 9})
    assert [(row["word"], row["seen"]) for row in log.rows("unmapped_words_seen")] == [("Often", 9), ("Rare", 1)]


def test_where_all_words_are_known_there_are_none(log):
    assert log.rows("unmapped_words_seen") == []
