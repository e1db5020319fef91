"""Problems ranked by what halving them would save."""

WANTED = ("problem_states", "problem_burdens", "value_workings")


def test_the_problem_with_most_complaints_comes_first_and_says_what_halving_it_saves(recurring_log):
    recurring_log.weekly("2026-01-05", phone=[8] * 16, bill=[4] * 16).derive(only=WANTED)
    rows = recurring_log.rows("what_to_do_first")
    assert [(row["place"], row["product"], row["cases"]) for row in rows] == [(1, "phone", 64), (2, "bill", 32)]
    # half of 8 a week, 52.18 weeks a year
    assert rows[0]["complaints_saved"] == 208.7
    assert (rows[0]["first_case"], rows[0]["second_case"]) == ("phone15-7", "phone15-6")


def test_what_is_not_known_is_empty_not_nought(recurring_log):
    recurring_log.weekly("2026-01-05", phone=[8] * 16).derive(only=["problem_states"])
    recurring_log.con.execute("delete from clock_verdicts")
    row = recurring_log.refill("problem_burdens").row("what_to_do_first")
    assert (row["breaches_saved"], row["hours_saved"], row["compensation_saved"]) == (None, None, None)


def test_breaches_move_a_problem_up(recurring_log):
    recurring_log.weekly("2026-01-05", phone=[5] * 16, bill=[4] * 16).derive(only=["problem_states"])
    for week in range(8, 16):
        row = {"complaint_id": f"bill{week}-0", "clock": "resolution", "cycle": 1, "verdict": "breached"}
        recurring_log.add("clock_verdicts", row)
    rows = recurring_log.refill("problem_burdens").rows("what_to_do_first")
    assert [(row["product"], row["breached"]) for row in rows] == [("bill", 8), ("phone", 0)]


def test_a_problem_that_somebody_works_on_names_its_owner(recurring_log):
    recurring_log.add("problems", {"problem_id": "P1", "product": "phone", "owner": "Kim"})
    recurring_log.weekly("2026-01-05", phone=[8] * 16, bill=[4] * 16).derive(only=WANTED)
    assert [(row["problem_id"], row["owner"]) for row in recurring_log.rows("what_to_do_first")] == [("P1", "Kim"), (None, None)]


def test_a_problem_that_does_not_recur_is_not_listed(recurring_log):
    recurring_log.weekly("2026-01-05", phone=[1] * 16).derive(only=WANTED)
    assert recurring_log.rows("what_to_do_first") == []


def test_the_value_of_the_domain_s_worked_example_is_put_on_each_customer(recurring_log):
    assumed = {
        "first_purchase": 2000, "winning_cost": 400, "yearly_revenue": 500, "years": 5, "discount_rate": 0.09,
        "yearly_service": 300, "harm_to_name": 0.15, "complaining_share": 0.1, "satisfied_share": 0.65,
        "use_log_satisfaction": 0, "satisfied_from": 4,
    }  # fmt: skip
    recurring_log.add("settings_values", *({"name": f"value.{name}", "value": value} for name, value in assumed.items()))
    recurring_log.weekly("2026-01-05", phone=[8] * 16).derive(only=WANTED)
    # 100 complainers put 5 388 405 at risk, so one puts 53 884.05
    assert recurring_log.row("value_workings", "changed = ''")["per_complainer"] == 53884.05
    assert recurring_log.row("what_to_do_first")["value_saved"] == round(64 * 0.5 * 365.25 / 7 / 8 * 53884.05)


def test_without_the_assumptions_there_is_no_value(recurring_log):
    recurring_log.weekly("2026-01-05", phone=[8] * 16).derive(only=WANTED)
    assert recurring_log.row("what_to_do_first")["value_saved"] is None
