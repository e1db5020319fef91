"""What a fix did to its problem."""

import pytest

STEADY = [9, 11, 10, 8, 12] * 6
FIXED_ON = "2025-08-06"  # in the 31st week


def effect_of(log, after, fixed_on=FIXED_ON):
    log.add("problems", {"problem_id": "P1", "product": "phone", "fixed_on": fixed_on, "stage": "tried"})
    log.weekly("2025-01-06", phone=[*STEADY, *after]).derive(only=["fix_effects"])
    return log.row("problem_effects")


def test_a_halved_rate_worked_and_its_ratio_comes_with_an_interval(recurring_log):
    effect = effect_of(recurring_log, [7] + [5] * 9)
    assert (effect["verdict"], effect["rate_before"], effect["rate_after"]) == ("worked", 10.0, 5.0)
    assert effect["ratio"] == pytest.approx((30.5 / 6) / (300.5 / 30), abs=0.000001)
    assert effect["ratio_low"] < 0.5 < effect["ratio_high"] < 1


def test_the_weeks_promised_follow_from_the_rate_before(recurring_log):
    # (ln 2 / 3.605)^2 = 0.03697; less 1/300 complaints before leaves 0.03363; 1 / (5 a week x 0.03363) = 5.9 weeks
    effect = effect_of(recurring_log, [7, 5])
    assert (effect["weeks_to_tell"], effect["weeks_left"]) == (6, 5)
    assert (effect["verdict"], effect["reason"]) == ("too early to tell", "the promised weeks are not over")


def test_a_rate_that_stays_did_not_work(recurring_log):
    assert effect_of(recurring_log, [10] * 10)["verdict"] == "did not work"


def test_a_rate_that_falls_and_rises_again_came_back(recurring_log):
    effect = effect_of(recurring_log, [7] + [3] * 8 + [10] * 8)
    assert effect["verdict"] == "came back"
    assert str(effect["came_back_on"]) == "2025-10-20"


def test_a_fix_before_the_log_begins_is_unknown(recurring_log):
    effect = effect_of(recurring_log, [5] * 4, fixed_on="2025-01-07")
    assert (effect["verdict"], effect["reason"]) == ("unknown", "no complete week of the log lies before the fix")


def test_too_few_complaints_before_the_fix_can_never_tell(recurring_log):
    recurring_log.add("problems", {"problem_id": "P1", "product": "phone", "fixed_on": FIXED_ON})
    recurring_log.weekly("2025-01-06", phone=[1] + [0] * 40).derive(only=["fix_effects"])
    effect = recurring_log.row("problem_effects")
    assert (effect["verdict"], effect["reason"]) == ("unknown", "too few complaints before the fix to tell ever")


def test_a_problem_without_a_fix_says_so(recurring_log):
    recurring_log.add("problems", {"problem_id": "P1", "product": "phone", "stage": "identified"})
    recurring_log.weekly("2025-01-06", phone=STEADY).derive(only=["fix_effects"])
    assert recurring_log.row("problem_effects")["verdict"] == "no fix yet"


def test_an_empty_product_or_issue_means_any(recurring_log):
    recurring_log.add("problems", {"problem_id": "P1", "product": "", "fixed_on": FIXED_ON})
    recurring_log.weekly("2025-01-06", phone=[5] * 40, bill=[5] * 40).derive(only=["fix_effects"])
    assert recurring_log.row("problem_effects")["rate_before"] == 10.0


def test_a_problem_of_a_text_cluster_counts_only_that_cluster_s_cases(recurring_log):
    recurring_log.weekly("2025-01-06", phone=[5] * 40, bill=[5] * 40)
    recurring_log.con.execute(
        "insert into text_cluster_members select source, complaint_id, 'c1', 0.5 from complaints where product = 'bill'"
    ).fetchall()
    recurring_log.add("problems", {"problem_id": "P1", "cluster_id": "c1", "fixed_on": FIXED_ON})
    recurring_log.derive(only=["fix_effects"])
    assert recurring_log.row("problem_effects")["rate_before"] == 5.0
