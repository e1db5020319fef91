"""Weeks of a problem against the limits of its own past."""


def weeks_of(log, **problems):
    return log.weekly("2025-01-06", **problems).derive(only=["problem_signals"]).rows("problem_weeks")


STEADY = [9, 11, 10, 8, 12] * 6


def test_a_week_far_above_its_usual_number_is_a_signal(recurring_log):
    rows = weeks_of(recurring_log, phone=[*STEADY, 40])
    week = rows[-2]
    assert (week["complaints"], week["signal"], week["test"]) == (40, "up", "week")
    assert 9 < week["centre"] < 11
    assert week["lower"] < 10 < week["upper"] < 40


def test_a_steady_problem_gives_no_signal(recurring_log):
    rows = weeks_of(recurring_log, phone=[*STEADY, 12])
    judged = [row["signal"] for row in rows if row["signal"] is not None]
    assert len(judged) > 10
    assert set(judged) == {"none"}


def test_young_weeks_and_the_current_one_are_not_judged(recurring_log):
    rows = weeks_of(recurring_log, phone=STEADY)
    assert [row["signal"] for row in rows[:14]] == [None] * 14
    assert (rows[-1]["is_complete"], rows[-1]["signal"], rows[-1]["upper"]) == (False, None, None)


def test_a_moderate_rise_that_lasts_is_found_by_two_weeks_together(recurring_log):
    rows = weeks_of(recurring_log, phone=[*STEADY, 19, 20])
    assert [(row["signal"], row["test"]) for row in rows[-3:-1]] == [("none", None), ("up", "two_weeks")]


def test_a_rise_below_the_minimum_effect_is_no_signal_however_sure(recurring_log):
    recurring_log.con.execute("update settings_values set value = 4 where name = 'recurring.minimum_effect'")
    rows = weeks_of(recurring_log, phone=[*STEADY, 40])
    assert rows[-2]["signal"] == "none"


def test_cases_of_a_rare_problem_that_come_close_together_are_a_signal(recurring_log):
    rare = [0, 0, 0, 0, 0, 0, 0, 0, 1] * 5
    for hour in range(4):
        recurring_log.complaint(f"c{hour}", f"2025-11-26 0{hour}:00", product="phone")
    rows = weeks_of(recurring_log, phone=[*rare, 0, 0], other=[1] * 47)
    last = [row for row in rows if row["product"] == "phone" and row["is_complete"]][-1]
    assert (last["signal"], last["test"]) == ("up", "close_together")


def test_more_problems_watched_make_wider_limits(recurring_log):
    alone = weeks_of(recurring_log, phone=STEADY)[-2]["upper"]
    others = {f"other{place}": STEADY for place in range(40)}
    recurring_log.con.execute("delete from complaints")
    rows = weeks_of(recurring_log, phone=STEADY, **others)
    assert [row["upper"] for row in rows if row["product"] == "phone"][-2] > alone


def test_a_run_below_the_median_is_a_signal_downwards(recurring_log):
    rows = weeks_of(recurring_log, phone=STEADY * 2 + [4] * 12)
    assert "down" in {row["signal"] for row in rows[-13:]}
