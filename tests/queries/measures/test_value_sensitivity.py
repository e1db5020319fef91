"""Which assumption moves the value at risk most."""

import pytest


@pytest.fixture
def assumptions(log):
    """A customer is worth 100 at once and nothing later; one in two complains, and nobody is satisfied: 10 complainers put 2 000 at risk."""
    told = {
        "first_purchase": 100,
        "winning_cost": 0,
        "yearly_revenue": 0,
        "years": 1,
        "discount_rate": 0.5,
        "yearly_service": 0,
        "harm_to_name": 0,
    }
    for name, value in {**told, "complaining_share": 0.5, "satisfied_share": 0, "complainers": 10, "scores": 3}.items():
        log.add("value_inputs", {"name": name, "value": value, "origin": "log" if name == "complainers" else "setting"})
    return {row["assumption"]: row for row in log.refill("value_workings").rows("value_sensitivity")}


def test_a_tenth_more_customers_is_a_tenth_more_value(assumptions):
    row = assumptions["complainers"]
    assert (row["used"], row["origin"], row["low"], row["high"]) == (10, "log", pytest.approx(1800), pytest.approx(2200))
    assert row["swing"] == pytest.approx(400)


def test_fewer_who_complain_are_more_who_stay_silent(assumptions):
    row = assumptions["complaining_share"]
    assert (row["low"], row["high"]) == (pytest.approx(1000 / 0.45), pytest.approx(1000 / 0.55))


def test_what_does_not_matter_moves_nothing_and_comes_last_and_the_number_of_scores_is_no_assumption(assumptions):
    moving = [name for name, row in assumptions.items() if row["swing"] > 1e-9]
    assert (moving[0], set(moving[1:])) == ("complaining_share", {"complainers", "first_purchase"})
    assert assumptions["years"]["swing"] == 0
    assert "scores" not in assumptions
