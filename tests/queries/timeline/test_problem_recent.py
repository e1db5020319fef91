"""What the newest weeks of every problem hold."""

from datetime import date, timedelta

import pytest

NEWEST = date(2026, 6, 22)


@pytest.fixture
def recent(recurring_log):
    """`recent(counts, length)`: complaints by weeks back (0 = the current week), each of its own customer; a rule of 2 of the last 3 weeks with 2 customers."""
    log = recurring_log
    for name, value in (("of", 3), ("periods", 2), ("min_customers", 2)):
        log.con.execute("update settings_values set value = ? where name = ?", [value, f"recurring.{name}"]).fetchall()

    def made(counts, length=10, same=()):
        for age in range(length + 1):
            week, cases = NEWEST - timedelta(days=7 * (age - 1)), counts.get(age, 0)
            row = {"week": week, "week_number": 100 - age, "complaints": cases, "customers": 1 if age in same else cases, "exposure": 2.0}
            log.add("problem_series", {"product": "Line", "issue": "", "unnamed": cases // 2, "rate_unit": "per week", **row})
            for number in range(cases):
                customer = "ann" if age in same else f"k{age}-{number}"
                told = {"complaint_id": f"c{age}-{number}", "week": week, "received_on": week + timedelta(days=1), "customer": customer}
                log.add("problem_cases", {"product": "Line", "issue": "", **told})
        return log.refill("recurring_settings", "problem_recent").row("problem_recent")

    return made


def test_only_complete_weeks_count_and_those_before_them_apart(recent):
    row = recent({0: 9, 1: 2, 2: 3, 3: 1, 4: 4, 6: 2, 7: 5})
    assert (str(row["newest_week"]), row["total_cases"], row["cases"], row["cases_before"]) == ("2026-06-22", 26, 6, 6)
    assert (row["weeks"], row["weeks_before"], row["customers"], row["unnamed"]) == (2, 2, 6, 2)
    assert (row["rate"], row["rate_before"], row["rate_last_two"]) == (1, 1, 1.25)
    assert (str(row["first_on"]), str(row["last_on"])) == ("2026-05-12", "2026-06-30")


@pytest.mark.parametrize(
    ("counts", "now", "before"), [({1: 2, 3: 2}, True, False), ({1: 2, 4: 2, 5: 2, 7: 2}, False, True), ({2: 2, 3: 1}, False, False)]
)
def test_it_recurs_where_enough_weeks_have_enough_customers(recent, counts, now, before):
    row = recent(counts)
    assert (row["is_recurring"], row["was_recurring"]) == (now, before)


def test_one_customer_s_many_complaints_make_no_week_count(recent):
    row = recent({1: 5, 2: 5}, same=(1, 2))
    assert (row["is_recurring"], row["customers"], row["cases"]) == (False, 1, 10)


@pytest.mark.parametrize(
    ("counts", "length", "is_new"), [({3: 1}, 6, True), ({0: 1}, 6, True), ({4: 1, 1: 1}, 6, False), ({3: 1}, 5, False)]
)
def test_new_is_what_began_in_these_weeks_of_a_log_twice_as_old(recent, counts, length, is_new):
    assert recent(counts, length)["is_new"] is is_new


@pytest.mark.parametrize(("age", "is_quiet"), [(3, False), (4, True)])
def test_quiet_is_what_none_of_these_weeks_holds(recent, age, is_quiet):
    assert recent({age: 1})["is_quiet"] is is_quiet


@pytest.mark.parametrize(("length", "rate"), [(6, 0.5), (5, None)])
def test_a_rate_before_is_unknown_where_the_log_does_not_reach_back_so_far(recent, length, rate):
    assert recent({1: 1, 4: 3}, length)["rate_before"] == rate
