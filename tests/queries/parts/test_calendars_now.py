"""How much each calendar has worked by now."""


def test_a_calendar_has_worked_what_it_had_before_and_what_has_passed_of_the_open_window(log):
    shut = {"calendar": "office", "day": "2026-06-30", "from_second": 0, "to_second": 43140, "worked_before": 600, "is_open": False}
    opened = {**shut, "from_second": 43140, "to_second": 86400, "is_open": True}
    log.add("calendar_segments", shut, opened)
    assert log.rows("calendars_now") == [{"calendar": "office", "worked": 660}]


def test_outside_its_hours_it_stands_still_and_each_calendar_counts_for_itself(log):
    day = {"day": "2026-06-30", "from_second": 0, "to_second": 86400, "worked_before": 600}
    log.add("calendar_segments", {"calendar": "shut", "is_open": False, **day}, {"calendar": "open", "is_open": True, **day})
    assert {row["calendar"]: row["worked"] for row in log.rows("calendars_now")} == {"shut": 600, "open": 600 + 12 * 3600}


def test_a_calendar_whose_days_do_not_reach_now_tells_nothing(log):
    day = {"calendar": "office", "day": "2026-06-29", "from_second": 0, "to_second": 86400, "worked_before": 0, "is_open": True}
    log.add("calendar_segments", day)
    assert log.rows("calendars_now") == []
