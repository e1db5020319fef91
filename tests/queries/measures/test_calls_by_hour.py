"""Calls by weekday and hour."""


def test_hours_come_in_the_order_of_the_week_and_the_whole_is_not_among_them(log):
    log.add("call_figures", {"spread": "all", "source": "", "name": "", "weekday": 0, "hour": 0, "offered": 6})
    for weekday, hour, offered in ((7, 0, 1), (1, 10, 2), (1, 9, 3)):
        log.add("call_figures", {"spread": "hour", "source": "", "name": "", "weekday": weekday, "hour": hour, "offered": offered})
    assert [(row["weekday"], row["hour"], row["offered"]) for row in log.rows("calls_by_hour")] == [(1, 9, 3), (1, 10, 2), (7, 0, 1)]
