"""Problems by breached limits."""


def verdict(log, name, product, *verdicts):
    log.add("problem_cases", {"complaint_id": name, "product": product, "issue": ""})
    for clock, one in zip(("first_contact", "resolution"), verdicts, strict=False):
        log.add("clock_verdicts", {"complaint_id": name, "clock": clock, "cycle": 1, "verdict": one})


def test_a_case_counts_once_however_many_clocks_it_breached(recurring_log):
    verdict(recurring_log, "c1", "phone", "breached", "breached")
    verdict(recurring_log, "c2", "phone", "met", "met")
    verdict(recurring_log, "c3", "phone", "unknown")
    verdict(recurring_log, "c4", "bill", "met", "running")
    recurring_log.refill("recurring_settings", "problem_burdens")
    row = recurring_log.row("pareto_breaches")
    assert (row["product"], row["breached"], row["kept"], row["unknown"]) == ("phone", 1, 1, 1)
    assert (row["breach_share"], row["cumulative_share"], row["is_vital"]) == (0.5, 1.0, True)


def test_the_vital_few_end_where_eighty_in_a_hundred_are_reached(recurring_log):
    for place in range(8):
        verdict(recurring_log, f"c{place}", "phone", "breached")
    for place in range(2):
        verdict(recurring_log, f"d{place}", "bill", "breached")
    recurring_log.refill("recurring_settings", "problem_burdens")
    assert [(row["product"], row["is_vital"]) for row in recurring_log.rows("pareto_breaches")] == [("phone", True), ("bill", False)]
