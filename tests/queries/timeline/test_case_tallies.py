"""What went wrong in each case, counted."""


def test_breaches_and_failed_steps_are_counted_and_cases_without_either_left_out(log):
    log.add("cases", *({"complaint_id": case} for case in ("bad", "late", "fine")))
    clocks = (("bad", "resolution", 1), ("bad", "update", 1), ("bad", "update", 2), ("bad", "recovery", 1), ("late", "due", 1))
    log.add(
        "clock_verdicts", *({"complaint_id": case, "clock": clock, "cycle": cycle, "verdict": "breached"} for case, clock, cycle in clocks)
    )
    log.add("clock_verdicts", {"complaint_id": "fine", "clock": "due", "cycle": 1, "verdict": "met"})
    for case, code, verdict in (("bad", "W1", "fail"), ("bad", "case_neglect", "fail"), ("bad", "F8", "unknown"), ("fine", "W1", "pass")):
        log.add("findings", {"complaint_id": case, "code": code, "verdict": verdict})
    rows = log.refill("check_names", "case_tallies").rows("case_tallies")
    # the clock of recovery is only reported, and a check beside 3W4R8F is no step
    assert [(row["complaint_id"], row["breached"], row["failed"]) for row in rows] == [("bad", 3, 1), ("late", 1, 0)]
