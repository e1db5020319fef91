"""Calls by queue."""


def test_each_queue_of_a_source_has_its_own_figures_the_most_called_first(log):
    log.add("call_figures", {"spread": "all", "source": "", "name": "", "offered": 6})
    log.add("call_figures", *({"spread": "queue", "name": name, "offered": offered} for name, offered in (("", 1), ("a", 1), ("b", 3))))
    log.add("call_figures", {"spread": "queue", "source": "other", "name": "a", "offered": 1, "abandoned": 1})
    assert [(row["source"], row["queue"], row["offered"], row["abandoned"]) for row in log.rows("calls_by_queue")] == [
        ("test", "b", 3, None),
        ("other", "a", 1, 1),
        ("test", "", 1, None),
        ("test", "a", 1, None),
    ]
