"""Why customers leave: the sample beside the log."""


def test_neglected_customers_stand_beside_the_sample_and_the_rest_is_unknown(log):
    log.defaults()
    for number in range(4):
        log.complaint(f"c{number}", "2026-06-01 09:00", customer_id=f"k{number // 2}")
    log.derive(only=["cases"])
    for number, verdict in enumerate(("pass", "fail", "pass", "unknown")):
        log.add("findings", {"complaint_id": f"c{number}", "code": "case_neglect", "verdict": verdict})
    rows = log.rows("leaving_reasons")
    assert sum(row["sample_share"] for row in rows) == 1
    # k0 has a neglected case, k1 has none: one of two
    assert (rows[0]["reason"], rows[0]["at_risk"], rows[0]["judged"], rows[0]["at_risk_share"]) == ("request neglected", 1, 2, 0.5)
    assert all(row["at_risk"] is None for row in rows[1:])


def test_a_log_that_can_t_tell_says_so(log):
    log.defaults().complaint("c1", "2026-06-01 09:00")
    assert log.derive(only=["cases"]).rows("leaving_reasons")[0]["at_risk"] is None
