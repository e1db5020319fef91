"""What the value at risk is made of."""

import pytest


@pytest.fixture
def told(log):
    """`told(*scores, use=1)`: the inputs of so many cases with these scores, 4 and more being satisfied and 0.9 being assumed."""
    log.add("cases", {"complaint_id": "c1", "customer_id": "ann"}, {"complaint_id": "c2", "customer_id": " ann "})
    settings = {"years": 5, "satisfied_from": 4, "satisfied_share": 0.9}

    def made(*scores, use=1):
        log.add("settings_values", *({"name": f"value.{name}", "value": value} for name, value in settings.items()))
        log.add("settings_values", {"name": "value.use_log_satisfaction", "value": use}, {"name": "calls.answer_within", "value": 20})
        for place, score in enumerate(scores):
            log.add("cases", {"complaint_id": f"s{place}", "customer_id": " ", "satisfaction": score})
        return {row["name"]: (row["value"], row["origin"]) for row in log.refill("value_inputs").rows("value_inputs")}

    return made


def test_assumptions_are_those_of_the_settings_that_are_of_value(told):
    found = told()
    assert set(found) == {"years", "satisfied_from", "complainers", "satisfied_share", "scores"}
    assert found["years"] == (5, "setting")


def test_complainers_are_customers_and_a_case_that_names_none_is_one(told):
    assert told(5, 1)["complainers"] == (3, "log")


def test_the_log_tells_who_is_satisfied_where_it_has_scores_and_may(told):
    found = told(5, 4, 3, None, 1)
    assert (found["satisfied_share"], found["scores"]) == ((0.5, "log"), (4, "log"))


def test_one_score_is_a_score(told):
    assert told(5)["satisfied_share"] == (1, "log")


@pytest.mark.parametrize(("scores", "use"), [((None,), 1), ((5,), 0)])
def test_without_scores_or_where_they_are_not_wanted_the_setting_stands(told, scores, use):
    assert told(*scores, use=use)["satisfied_share"] == (0.9, "setting")
