"""The worked example of domain.md section 7, and the log's own figures."""

import pytest


@pytest.fixture
def complaints(log):
    """Ten customers who complained, none with a score."""
    log.defaults()
    for number in range(10):
        log.complaint(f"c{number}", "2026-06-01 09:00", customer_id=f"k{number}")
    return log


def values(log):
    return {row["item"]: row["value"] for row in log.derive(only=["value_at_risk"]).rows("value_at_risk")}


def test_the_worked_example_comes_out_to_the_unit(complaints):
    found = values(complaints)
    assert found["value of a customer"] == 3545
    assert found["value of yearly service"] == 1467
    assert found["value of a customer with service"] == 5012
    assert found["value of a lost, unhappy customer"] == 5763
    assert found["sample: value at risk of 100 complaints"] == 5_388_405


def test_ten_complainers_stand_for_a_hundred_unhappy_customers(complaints):
    found = values(complaints)
    assert (found["customers who complained"], found["unhappy customers"], found["silent unhappy customers"]) == (10, 100, 90)
    # 90 silent, and of the 10 complainers 3.5 not satisfied: 93.5 -> 94 in whole customers
    assert found["value at risk"] == 5763 * 94


def test_the_log_s_own_scores_replace_the_assumed_share(complaints):
    complaints.complaint("s1", "2026-06-01 09:00", customer_id="k1", satisfaction=5)
    complaints.complaint("s2", "2026-06-01 09:00", customer_id="k2", satisfaction=2)
    rows = {row["item"]: row for row in complaints.derive(only=["value_at_risk"]).rows("value_at_risk")}
    assert rows["share of complainers satisfied"]["value"] == 0.5
    assert rows["share of complainers satisfied"]["origin"] == "log"


def test_every_assumption_changes_the_result(complaints):
    before = values(complaints)["value at risk"]
    names = ("first_purchase", "winning_cost", "yearly_revenue", "years", "discount_rate", "yearly_service", "harm_to_name")
    for name in (*names, "complaining_share", "satisfied_share"):
        complaints.defaults(**{f"value__{name}": 0.5})
        assert values(complaints)["value at risk"] != before, name


def test_the_assumption_that_moves_most_comes_first(complaints):
    rows = complaints.derive(only=["value_workings"]).rows("value_sensitivity")
    assert rows[0]["swing"] == max(row["swing"] for row in rows)
    by_name = {row["assumption"]: row for row in rows}
    # 10 complainers: twice as many customers, twice the value; a tenth more or less, a fifth of the value between them
    whole = (by_name["complainers"]["low"] + by_name["complainers"]["high"]) / 2
    assert by_name["complainers"]["swing"] == pytest.approx(0.2 * whole)
    assert by_name["winning_cost"]["high"] < by_name["winning_cost"]["low"]
