"""The headline numbers week by week."""


def test_a_week_ends_at_now_and_takes_in_what_falls_on_its_end(log):
    # now is noon of 30 June: the last week is from noon of 23 June, left out, to now
    for case, at in (("c1", "2026-06-30 12:00"), ("c2", "2026-06-23 12:00:01"), ("c3", "2026-06-23 12:00")):
        log.add("headline_facts", {"complaint_id": case, "figure": "complaints", "cycle": 1, "at": at, "amount": 1})
    rows = log.rows("headline_weeks")
    assert (len(rows), rows[0]["week"].isoformat(), rows[-1]["week"].isoformat()) == (13, "2026-03-31", "2026-06-23")
    assert [row["amount"] for row in rows[-3:]] == [0, 1, 2]


def test_complaints_are_counted_times_have_their_median_and_shares_their_mean_of_what_is_known(log):
    facts = {"complaints": (1, 1, 1), "median_resolution_seconds": (10, 20, 90), "due_breach_share": (1, 0, None)}
    for figure, amounts in facts.items():
        rows = [{"complaint_id": f"c{place}", "figure": figure, "amount": amount} for place, amount in enumerate(amounts)]
        log.add("headline_facts", *rows, at="2026-06-30 09:00", cycle=1)
    last = {
        row["figure"]: (row["amount"], row["cases"], row["unknown"])
        for row in log.rows("headline_weeks")
        if row["week"].isoformat() == "2026-06-23"
    }
    assert last == {"complaints": (3, 3, 0), "median_resolution_seconds": (20, 3, 0), "due_breach_share": (0.5, 2, 1)}


def test_a_week_without_a_fact_has_no_share_rather_than_zero(log):
    log.add("headline_facts", {"complaint_id": "c1", "figure": "due_breach_share", "cycle": 1, "at": "2026-06-30 09:00", "amount": 1})
    assert [row["amount"] for row in log.rows("headline_weeks")] == [None] * 12 + [1]
