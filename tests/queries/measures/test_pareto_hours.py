"""Problems by working hours."""


def hours(log, name, product, *cycles):
    log.add("problem_cases", {"complaint_id": name, "product": product, "issue": ""})
    for cycle, seconds in enumerate(cycles, 1):
        row = {"complaint_id": name, "clock": "resolution", "cycle": cycle, "verdict": "met", "working_seconds": seconds}
        log.add("clock_verdicts", row)


def test_the_hours_of_all_cycles_of_a_case_add_up(recurring_log):
    hours(recurring_log, "c1", "phone", 3600, 7200)
    hours(recurring_log, "c2", "phone", 3600)
    hours(recurring_log, "c3", "phone")
    hours(recurring_log, "c4", "bill", 3600)
    rows = recurring_log.refill("recurring_settings", "problem_burdens").rows("pareto_hours")
    assert [(row["product"], row["hours"], row["cases"], row["unknown"]) for row in rows] == [("phone", 4.0, 2, 1), ("bill", 1.0, 1, 0)]
    assert [(row["share"], row["is_vital"]) for row in rows] == [(0.8, True), (0.2, False)]


def test_cases_whose_hours_nobody_knows_make_no_rank(recurring_log):
    hours(recurring_log, "c1", "phone")
    assert recurring_log.refill("recurring_settings", "problem_burdens").rows("pareto_hours") == []


def test_the_clock_that_a_raised_severity_began_adds_no_hours(recurring_log):
    recurring_log.policy('[[limits]]\nwhen = { severity = "urgent" }\nresolution = "1d"\n[[limits]]\nresolution = "9d"')
    recurring_log.complaint("c1", "2026-06-01 09:00", product="phone", severity="general")
    recurring_log.event("c1", "2026-06-01 10:00", "status", severity="urgent").event("c1", "2026-06-01 13:00", "resolved")
    rows = recurring_log.derive(only=["problem_burdens"]).rows("pareto_hours")
    assert [row["hours"] for row in rows] == [4.0]
