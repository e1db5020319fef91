"""Every clock of every case."""


def test_who_held_the_case_when_it_was_breached_and_which_rule_judged(log):
    log.policy('[[limits]]\nname = "cards"\nwhen = { product = "card*" }\nresolution = "2h"\n[[limits]]\nresolution = "20h"')
    for case, product in (("c1", "Cards"), ("c2", "Loans")):
        log.complaint(case, "2026-06-01 09:00", product=product)
        for at, team in (("09:00", "Desk"), ("10:30", "Lab"), ("12:00", "Plant")):
            log.event(case, f"2026-06-01 {at}", "assigned", team=team)
        log.event(case, "2026-06-01 13:00", "resolved")
    rows = log.derive(only=["clock_verdicts", "clock_holders"]).rows("sla_cases", "clock = 'resolution'")
    told = [(row["complaint_id"], row["verdict"], row["held_by"], row["rule"], row["limit_seconds"]) for row in rows]
    assert told == [("c1", "breached", "Lab", "cards", 7200), ("c2", "met", "Plant", "rule 2", 72000)]


def test_the_first_rule_that_matches_decides_even_where_it_sets_no_such_limit(log):
    log.policy('[[limits]]\nwhen = { tier = ["gold", "silver"] }\nfirst_contact = "2h"\n[[limits]]\nresolution = "2h"')
    log.complaint("c1", "2026-06-01 09:00", customer_tier="Gold", closed_at="2026-06-01 10:00")
    row = log.derive(only=["clock_verdicts", "clock_holders"]).row("sla_cases", "clock = 'resolution'")
    assert (row["verdict"], row["reason"], row["rule"]) == ("not_applicable", "no limit is set for it", "")
