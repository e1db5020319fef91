"""Peaks and valleys of the week."""


def test_each_hour_of_the_week_is_there_and_the_busy_one_is_a_peak(recurring_log):
    for place in range(9):
        recurring_log.complaint(f"c{place}", "2026-06-01 10:30", product="phone")
    recurring_log.complaint("d1", "2026-06-02 11:30", product="phone")
    rows = recurring_log.derive(only=["problem_cases"]).rows("peaks_by_hour")
    assert len(rows) == 168
    busy = {(row["weekday"], row["hour"]): (row["complaints"], row["kind"]) for row in rows if row["complaints"]}
    assert busy == {(1, 10): (9, "peak"), (2, 11): (1, "peak")}
    assert sum(row["share"] for row in rows) == 1


def test_an_even_week_has_neither_peak_nor_valley(recurring_log):
    for hour in range(168):
        recurring_log.complaint(f"c{hour}", f"2026-06-0{1 + hour // 24} {hour % 24:02}:30", product="phone")
    rows = recurring_log.derive(only=["problem_cases"]).rows("peaks_by_hour")
    assert {row["kind"] for row in rows} == {"usual"}


def test_a_source_that_states_no_time_of_day_is_left_out_and_counted(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 00:00", product="phone", source="dates")
    recurring_log.complaint("d1", "2026-06-01 10:00", product="phone", source="times")
    rows = recurring_log.derive(only=["problem_cases"]).rows("peaks_by_hour", "complaints > 0")
    assert [(row["hour"], row["complaints"], row["dateless"]) for row in rows] == [(10, 1, 1)]


def test_a_log_of_a_day_is_not_taken_for_a_seventh_of_a_week(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 10:30", product="phone")
    recurring_log.complaint("c2", "2026-06-01 10:40", product="phone")
    rows = recurring_log.derive(only=["problem_cases"]).rows("peaks_by_hour", "complaints > 0")
    assert [(row["complaints"], row["a_week"]) for row in rows] == [(2, 2.0)]
