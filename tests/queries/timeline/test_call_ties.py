"""Calls tied to cases: by id, by customer and time, or not at all."""


def ties(log):
    return {row["call_id"]: (row["complaint_id"], row["tie"]) for row in log.derive(only=["call_ties"]).rows("call_ties")}


def call(log, call_id, at, **fields):
    return log.add("calls", {"call_id": call_id, "started_at": at, "direction": "in", "outcome": "answered", **fields})


def test_a_call_is_tied_by_case_id_else_by_customer_and_time(log):
    log.defaults().complaint("c1", "2026-06-10 09:00", customer_id="k1", closed_at="2026-06-11 09:00")
    call(log, "by id", "2026-06-20 09:00", complaint_id="c1")
    call(log, "a day before", "2026-06-09 09:00", customer_id="k1")
    call(log, "too early", "2026-06-09 08:59:59", customer_id="k1")
    call(log, "three days after", "2026-06-14 09:00", customer_id="k1")
    call(log, "too late", "2026-06-14 09:00:01", customer_id="k1")
    call(log, "another customer", "2026-06-10 09:00", customer_id="k2")
    call(log, "unknown case", "2026-06-10 09:00", complaint_id="c9", customer_id="k1")
    assert ties(log) == {
        "by id": ("c1", "case id"),
        "a day before": ("c1", "customer and time"),
        "too early": (None, "none"),
        "three days after": ("c1", "customer and time"),
        "too late": (None, "none"),
        "another customer": (None, "none"),
        "unknown case": (None, "none"),
    }


def test_a_call_that_fits_two_cases_goes_to_the_nearer(log):
    log.defaults().complaint("c1", "2026-06-10 09:00", customer_id="k1")
    log.complaint("c2", "2026-06-12 09:00", customer_id="k1")
    call(log, "call", "2026-06-12 08:00", customer_id="k1")
    assert ties(log)["call"] == ("c2", "customer and time")


def test_calls_without_a_record_are_counted_apart(log):
    log.defaults().complaint("c1", "2026-06-10 09:00", customer_id="k1")
    call(log, "tied", "2026-06-10 09:00", customer_id="k1")
    call(log, "no record", "2026-06-10 09:00", customer_id="k2")
    call(log, "nobody", "2026-06-10 09:00")
    rows = log.derive(only=["call_ties"]).rows("call_ties_summary")
    assert [(row["tie"], row["calls"], row["no_customer"]) for row in rows] == [("customer and time", 1, 0), ("none", 2, 1)]
