"""People needed an hour, by Erlang C."""

import pytest


def calls(log, count, talk):
    for place in range(count):
        at = f"2026-06-01 10:{place // 60 % 60:02}:{place % 60:02}"
        call = {"call_id": f"c{place}", "started_at": at, "direction": "in", "outcome": "answered", "talk_seconds": talk}
        log.add("calls", {**call, "answered_at": at, "wait_seconds": 0})
    return log.derive(only=["staffing"])


def test_the_published_example_of_ten_erlang_needs_fourteen_people(recurring_log):
    # Call Centre Helper, "Erlang C formula made simple": 200 calls an hour of 3 minutes, 80 % in 20 s:
    # 14 people, of whom 88.8 % of the calls are answered in time, busy 71.4 % of the time
    row = calls(recurring_log, 200, 180).row("staffing")
    assert (row["weekday"], row["hour"], row["load"], row["people"]) == (1, 10, 10.0, 14)
    assert row["in_time_share"] == pytest.approx(0.888, abs=0.0006)
    assert row["busy_share"] == pytest.approx(0.714, abs=0.0006)


def test_a_higher_service_level_needs_more_people(recurring_log):
    recurring_log.con.execute("update settings_values set value = 0.95 where name = 'recurring.service_level'")
    assert calls(recurring_log, 200, 180).row("staffing")["people"] > 14


def test_calls_of_unknown_length_give_no_staffing_rather_than_a_wrong_one(recurring_log):
    assert calls(recurring_log, 5, None).rows("staffing") == []


def test_complaints_are_staffed_by_the_same_formula_where_their_time_is_stated(recurring_log):
    log = recurring_log
    log.con.execute("update settings_values set value = 20 where name = 'recurring.start_within'")
    log.add("settings_values", {"name": "recurring.case_time", "value": 180})
    for place in range(200):
        log.complaint(f"c{place}", f"2026-06-01 10:{place // 60 % 60:02}:{place % 60:02}")
    row = log.derive(only=["staffing"]).row("staffing")
    assert (row["work"], row["load"], row["people"], row["limit_seconds"]) == ("complaints", 10.0, 14, 20.0)


def test_complaints_of_unstated_time_are_not_staffed(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 10:00")
    assert recurring_log.derive(only=["staffing"]).rows("staffing") == []


def test_the_arrivals_of_an_hour_are_the_mean_of_its_weeks(recurring_log):
    """Two Mondays: 100 calls at ten on each are 100 an hour, not 200."""
    for week, day in enumerate(("2026-06-01", "2026-06-08")):
        for place in range(100):
            at = f"{day} 10:{place // 60:02}:{place % 60:02}"
            call = {"call_id": f"w{week}-{place}", "started_at": at, "answered_at": at, "direction": "in", "outcome": "answered"}
            recurring_log.add("calls", {**call, "talk_seconds": 180, "wait_seconds": 0})
    row = recurring_log.derive(only=["staffing"]).row("staffing")
    assert (row["arrivals"], row["people"]) == (100.0, 8)


@pytest.mark.parametrize(
    ("first", "last", "mondays"), [("2026-05-31", "2026-06-08", 2), ("2026-06-02", "2026-06-08", 1), ("2026-06-01", "2026-06-14", 2)]
)
def test_a_weekday_counts_as_often_as_it_came(recurring_log, first, last, mondays):
    """The first and the last call say which days the log spans; twelve calls on Mondays at ten."""
    days = [(first, "08"), *[("2026-06-08", "10")] * 12, (last, "09")]
    for place, (day, hour) in enumerate(days):
        at = f"{day} {hour}:00"
        call = {"call_id": f"c{place}", "started_at": at, "answered_at": at, "direction": "in", "outcome": "answered"}
        recurring_log.add("calls", {**call, "talk_seconds": 180, "wait_seconds": 0})
    rows = recurring_log.derive(only=["staffing"]).rows("staffing", "weekday = 1 and hour = 10")
    assert [row["arrivals"] for row in rows] == [12 / mondays]
