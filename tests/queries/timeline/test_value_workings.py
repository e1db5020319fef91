"""What a lost customer is worth."""

import pytest


@pytest.fixture
def worked(log):
    """`worked(**changed)`: 100 at once, 50 to win one, 60 a year for one year at 20 %: 100 - 50 + 60 / 1.2 = 100."""

    def made(**changed):
        told = {"first_purchase": 100, "winning_cost": 50, "yearly_revenue": 60, "years": 1, "discount_rate": 0.2, "yearly_service": 0}
        for name, value in {
            **told,
            "harm_to_name": 0,
            "complaining_share": 0.1,
            "satisfied_share": 0.5,
            "complainers": 10,
            **changed,
        }.items():
            log.add("value_inputs", {"name": name, "value": value, "origin": "setting"})
        return log.refill("value_workings").row("value_workings", "changed = ''")

    return made


def test_a_customer_is_worth_what_it_brings_less_what_it_cost(worked):
    row = worked()
    assert (row["customer_value"], row["lost_customer"]) == (pytest.approx(100), 100)


def test_service_is_paid_now_and_later_and_harm_to_the_name_comes_on_top(worked):
    row = worked(yearly_service=12, harm_to_name=0.5)
    assert row["service_value"] == pytest.approx(12 + 12 / 1.2)
    assert row["lost_customer"] == 183  # (100 + 22) x 1.5


def test_a_complainer_stands_for_nine_silent_ones_and_for_itself_by_half(worked):
    row = worked()
    assert (row["unhappy"], row["per_complainer"]) == (100, 950)  # 100 x (9 + 0.5)


def test_a_missing_assumption_gives_no_value_rather_than_a_wrong_one(worked):
    row = worked(winning_cost=None)
    assert (row["lost_customer"], row["per_complainer"]) == (None, None)


def test_each_assumption_is_also_tried_a_tenth_lower_and_higher_the_others_as_they_are(log, worked):
    worked()
    rows = {(row["changed"], row["factor"]): row for row in log.rows("value_workings")}
    assert len(rows) == 1 + 2 * 10
    assert rows["", 1]["at_risk"] == pytest.approx(9500)  # 10 complainers x 950
    assert (rows["complainers", 0.9]["at_risk"], rows["complainers", 1.1]["at_risk"]) == (pytest.approx(8550), pytest.approx(10450))
    assert rows["complainers", 1.1]["first_purchase"] == 100


def test_a_share_is_never_more_than_the_whole_and_a_number_of_scores_is_no_assumption(log, worked):
    worked(satisfied_share=0.95, scores=3, satisfied_from=4)
    rows = {(row["changed"], row["factor"]): row for row in log.rows("value_workings")}
    assert rows["satisfied_share", 1.1]["satisfied_share"] == 1
    assert {"scores", "satisfied_from"} & {changed for changed, _ in rows} == set()
