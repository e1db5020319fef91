"""Complaints by problem and week, in the project's zone, with what they are held against."""


def week_rows(log, *columns):
    log.derive(only=["problem_series"])
    return [tuple(str(row[name]) for name in columns) for row in log.rows("problem_series")]


def test_weeks_begin_on_monday_and_empty_weeks_are_there(recurring_log):
    recurring_log.complaint("c1", "2026-06-08 00:00", product="phone", issue="noise")
    recurring_log.complaint("c2", "2026-06-14 23:59", product="phone", issue="noise")
    recurring_log.complaint("c3", "2026-06-22 00:00", product="phone", issue="noise")
    recurring_log.as_of = recurring_log.as_of.replace(day=24)
    assert week_rows(recurring_log, "week", "complaints", "is_complete") == [
        ("2026-06-08", "2", "True"),
        ("2026-06-15", "0", "True"),
        ("2026-06-22", "1", "False"),
    ]


def test_a_week_is_cut_in_the_project_s_zone(recurring_log):
    recurring_log.add("settings_values", {"name": "project.timezone", "word": "Asia/Shanghai"})
    recurring_log.complaint("c1", "2026-06-14 15:59:59", product="phone")
    recurring_log.complaint("c2", "2026-06-14 16:00:00", product="phone")
    recurring_log.as_of = recurring_log.as_of.replace(day=16)
    assert week_rows(recurring_log, "week", "complaints") == [("2026-06-08", "1"), ("2026-06-15", "1")]


def test_the_week_in_which_the_log_begins_is_not_complete_unless_it_begins_on_its_monday(recurring_log):
    recurring_log.complaint("c1", "2026-06-10 09:00", product="phone")
    assert week_rows(recurring_log, "week", "is_complete")[:2] == [("2026-06-08", "False"), ("2026-06-15", "True")]


def test_customers_are_counted_once_a_week_and_nameless_complaints_one_each(recurring_log):
    for name, customer in (("c1", "ann"), ("c2", "ann"), ("c3", None), ("c4", None)):
        recurring_log.complaint(name, "2026-06-23 09:00", product="phone", customer_id=customer)
    recurring_log.derive(only=["problem_series"])
    row = recurring_log.rows("problem_series")[0]
    assert (row["complaints"], row["customers"], row["unnamed"]) == (4, 3, 2)


def test_the_rate_is_held_against_contacts_where_every_complete_week_has_calls(recurring_log):
    recurring_log.complaint("c1", "2026-06-15 09:00", product="phone")
    for place in range(3):
        recurring_log.add("calls", {"call_id": f"a{place}", "started_at": "2026-06-16 09:00", "direction": "in"})
    recurring_log.add("calls", {"call_id": "b1", "started_at": "2026-06-23 09:00", "direction": "in"})
    recurring_log.add("calls", {"call_id": "b2", "started_at": "2026-06-23 09:00", "direction": "out"})
    assert week_rows(recurring_log, "exposure", "rate_unit")[:2] == [
        ("0.003", "per 1 000 contacts"),
        ("0.001", "per 1 000 contacts"),
    ]


def test_calls_that_cover_only_some_weeks_are_no_denominator(recurring_log):
    recurring_log.complaint("c1", "2026-06-15 09:00", product="phone")
    recurring_log.add("calls", {"call_id": "a1", "started_at": "2026-06-16 09:00"})
    assert set(week_rows(recurring_log, "exposure", "rate_unit")) == {("1.0", "per week")}


def test_an_empty_log_has_no_weeks(recurring_log):
    assert week_rows(recurring_log, "week") == []


def test_the_legs_of_one_call_are_one_contact(recurring_log):
    recurring_log.weekly("2026-06-15", phone=[1, 1])
    for week, day in enumerate((16, 23)):
        for leg in ("a", "b"):
            call = {"call_id": f"{leg}{week}", "linked_id": f"l{week}", "direction": "in"}
            recurring_log.add("calls", {"started_at": f"2026-06-{day} 09:00", **call})
    rows = recurring_log.derive(only=["problem_series"]).rows("problem_series", "is_complete")
    assert {row["exposure"] for row in rows} == {0.001}
