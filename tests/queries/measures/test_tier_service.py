"""Customers: tiers, silence, value bands, satisfaction."""

import pytest


@pytest.fixture
def customers(log):
    """Gold k1 (value 900) and standard k2 (value 100), both with cases; k1 complained twice long ago."""
    log.defaults()
    log.add("customers", {"customer_id": "k1", "tier": "Gold", "value": 900}, {"customer_id": "k2", "tier": "standard", "value": 100})
    log.complaint("c1", "2026-01-01 09:00", customer_id="k1", team="Desk", satisfaction=5)
    log.complaint("c2", "2026-01-05 09:00", customer_id="k1", team="Desk", satisfaction=1)
    log.complaint("c3", "2026-06-01 09:00", customer_id="k2", team="Lab", satisfaction=4, issue="noise")
    log.complaint("c4", "2026-06-01 09:00", team="Lab")
    log.event("c1", "2026-01-01 10:00", "contact", direction="out")
    log.event("c1", "2026-01-01 11:00", "contact", direction="out", is_automatic=True)
    return log


def test_each_tier_has_its_cases_and_customers(customers):
    rows = customers.derive(only=["known_customers", "clock_verdicts"]).rows("tier_service", columns=["tier", "cases", "customers"])
    assert [tuple(row.values()) for row in rows] == [("gold", 2, 1), ("", 1, 0), ("standard", 1, 1)]


def test_the_clocks_of_a_tier_are_counted(customers):
    customers.derive(only=["known_customers"])
    verdicts = [("c1", "met"), ("c2", "breached"), ("c3", "unknown")]
    for case, verdict in verdicts:
        customers.add("clock_verdicts", {"complaint_id": case, "clock": "first_contact", "cycle": 1, "verdict": verdict})
    rows = {row["tier"]: row for row in customers.rows("tier_service")}
    assert (rows["gold"]["first_contact_measured"], rows["gold"]["first_contact_breach_share"]) == (2, 0.5)
    assert (rows["standard"]["first_contact_breach_share"], rows["standard"]["unknown"]) == (None, 1)


def test_a_customer_who_complained_twice_and_fell_silent_is_listed(customers):
    rows = customers.derive("2026-06-30 12:00", only=["known_customers"]).rows("silent_customers")
    assert [(row["customer_id"], row["cases"], row["silent_days"]) for row in rows] == [("k1", 2, 176)]


def test_a_call_breaks_the_silence(customers):
    customers.add("calls", {"call_id": "x", "customer_id": "k1", "started_at": "2026-06-20 09:00", "direction": "in"})
    assert customers.derive("2026-06-30 12:00", only=["known_customers"]).rows("silent_customers") == []


def test_contacts_by_value_band(customers):
    rows = customers.derive(only=["known_customers", "contacts_made"]).rows("contacts_by_value_band")
    # two customers in thirds: k2 is the lower, k1 the next; c4 has no customer
    found = [(row["value_band"], row["cases"], row["contacts"], row["cases_without"]) for row in rows]
    assert found == [(1, 1, 0, 1), (2, 2, 1, 1), (None, 1, 0, 1)]


def test_a_log_without_contacts_can_t_tell_how_many_there_were(log):
    log.defaults().complaint("c1", "2026-06-01 09:00", customer_id="k1")
    row = log.derive(only=["known_customers", "contacts_made"]).row("contacts_by_value_band")
    assert (row["contacts"], row["contacts_per_case"], row["cases_without"]) == (None, None, None)


def test_satisfaction_by_team_and_issue(customers):
    customers.derive(only=["cases"])
    teams = customers.rows("satisfaction_by_team", columns=["team", "cases", "scores", "mean_satisfaction", "low", "low_share"])
    assert [tuple(row.values()) for row in teams] == [("Desk", 2, 2, 3.0, 1, 0.5), ("Lab", 2, 1, 4.0, 0, 0.0)]
    issues = customers.rows("satisfaction_by_issue", columns=["issue", "scores"])
    assert [tuple(row.values()) for row in issues] == [("", 2), ("noise", 1)]


def test_a_failed_check_is_compared_with_a_passed_one(log):
    log.defaults()
    for number in range(40):
        failed = number < 20
        log.complaint(f"c{number}", "2026-06-01 09:00", satisfaction=(1 if number % 2 else 3) if failed else (4 if number % 2 else 5))
        log.derive(only=["cases"]) if number == 39 else None
    for number in range(40):
        log.add("findings", {"complaint_id": f"c{number}", "code": "R1", "verdict": "fail" if number < 20 else "pass"})
    row = log.row("satisfaction_by_check")
    # means 2.0 and 4.5; variances 20/19 and 5/19 over 20 each: margin 1.96 * sqrt(1.25 / 19)
    assert (row["mean_failed"], row["mean_passed"], row["difference"]) == (2.0, 4.5, -2.5)
    assert row["upper"] - row["difference"] == pytest.approx(1.96 * (1.25 / 19) ** 0.5)


def test_too_few_scores_give_no_interval(log):
    log.defaults().complaint("c1", "2026-06-01 09:00", satisfaction=1)
    log.derive(only=["cases"]).add("findings", {"complaint_id": "c1", "code": "R1", "verdict": "fail"})
    row = log.row("satisfaction_by_check")
    assert (row["failed"], row["mean_passed"], row["lower"]) == (1, None, None)


def test_the_breaches_of_a_tier_add_up_over_its_cases(customers):
    customers.complaint("c5", "2026-06-02 09:00", customer_id="k1").derive(only=["known_customers"])
    for case, verdict in (("c1", "met"), ("c2", "breached"), ("c5", "breached")):
        customers.add("clock_verdicts", {"complaint_id": case, "clock": "first_contact", "cycle": 1, "verdict": verdict})
    gold = customers.row("tier_service", "tier = 'gold'")
    assert (gold["first_contact_measured"], gold["first_contact_breach_share"]) == (3, pytest.approx(2 / 3))
