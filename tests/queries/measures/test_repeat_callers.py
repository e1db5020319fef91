"""Repeat callers and first-call resolution."""


def call(log, call_id, at, **fields):
    return log.add("calls", {"call_id": call_id, "started_at": at, "direction": "in", "outcome": "answered", "customer_id": "k1", **fields})


def test_a_call_within_seven_days_is_a_repeat(log):
    log.defaults()
    call(log, "1", "2026-06-01 09:00")
    call(log, "2", "2026-06-08 09:00")  # exactly seven days: a repeat
    call(log, "3", "2026-06-15 09:00:01")  # one second more: none
    call(log, "other", "2026-06-01 09:00", customer_id="k2")
    rows = log.derive(only=["whole_calls"]).rows("repeat_callers")
    assert [(row["customer_id"], row["calls"], row["repeats"]) for row in rows] == [("k1", 3, 1)]


def test_first_call_resolution_leaves_out_what_is_too_young_or_unknown(log):
    log.defaults()
    call(log, "called again", "2026-06-01 09:00")
    call(log, "not again", "2026-06-02 09:00")
    call(log, "said so", "2026-06-02 09:00", customer_id="k2", is_resolved=True)
    call(log, "nobody", "2026-06-02 09:00", customer_id=None)
    call(log, "young", "2026-06-29 09:00", customer_id="k3")
    row = log.derive("2026-06-30 09:00", only=["whole_calls"]).row("first_call_resolution")
    assert (row["resolved"], row["not_resolved"], row["unknown"], row["immature"]) == (2, 1, 1, 1)
    assert row["resolved_share"] == 2 / 3
