"""How calls are tied to cases."""


def test_ties_are_counted_by_kind_with_their_share_of_the_source_s_calls(log):
    calls = (
        ("a", "case id", "answered", "k1"),
        ("b", "none", "answered", None),
        ("c", "none", "abandoned", "k2"),
        ("d", "none", "busy", None),
    )
    for call, tie, outcome, customer in calls:
        log.add("call_ties", {"call_id": call, "tie": tie})
        log.add("whole_calls", {"call_id": call, "outcome": outcome, "customer_id": customer})
    log.add("call_ties", {"source": "other", "call_id": "a", "tie": "none"})
    log.add("whole_calls", {"source": "other", "call_id": "a", "outcome": "busy", "customer_id": "k1"})
    columns = ["source", "tie", "calls", "answered", "no_customer", "calls_share"]
    assert [tuple(row.values()) for row in log.rows("call_ties_summary", columns=columns)] == [
        ("other", "none", 1, 0, 0, 1),
        ("test", "case id", 1, 1, 0, 1 / 4),
        ("test", "none", 3, 1, 2, 3 / 4),
    ]
