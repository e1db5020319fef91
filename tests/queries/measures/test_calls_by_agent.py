"""Calls by agent."""


def test_each_agent_of_a_source_has_its_own_figures_the_most_called_first(log):
    log.add("call_figures", {"spread": "all", "source": "", "name": "", "offered": 6})
    log.add("call_figures", *({"spread": "agent", "name": name, "offered": offered} for name, offered in (("", 1), ("a", 1), ("b", 3))))
    log.add("call_figures", {"spread": "agent", "source": "other", "name": "a", "offered": 1, "abandoned": 1})
    assert [(row["source"], row["agent"], row["offered"], row["abandoned"]) for row in log.rows("calls_by_agent")] == [
        ("test", "b", 3, None),
        ("other", "a", 1, 1),
        ("test", "", 1, None),
        ("test", "a", 1, None),
    ]
