"""Which weeks are more than chance."""

from datetime import date, timedelta

import pytest
from plaint import engine

MONDAY = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("newest", "change"),
    [((45, 100), "worse"), ((2, 100), "better"), ((22, 100), "steady"), ((1, 4), "unknown")],
)
def test_a_week_beyond_its_limits_is_worse_or_better_and_any_other_steady(recurring_log, newest, change):
    weeks = [(20, 100)] * 20 + [newest]
    rows = [("clock", "resolution", MONDAY + timedelta(days=7 * place), judged, bad, True) for place, (bad, judged) in enumerate(weeks)]
    recurring_log.con.executemany("insert into share_weeks values (?, ?, ?, ?, ?, ?)", rows)
    engine.refill(recurring_log.con, ["recurring_settings", "share_limits"], MONDAY)
    row = recurring_log.rows("share_trends")[-1]
    assert (row["change"], row["bad_share"]) == (change, newest[0] / newest[1])


def test_a_share_beyond_its_limit_by_less_than_the_minimum_effect_is_steady(recurring_log):
    # 20 % of 100 000 scatter by 0.13 %: 21 % is beyond any limit, and yet no quarter more
    weeks = [(20000, 100000)] * 20 + [(21000, 100000)]
    rows = [("clock", "resolution", MONDAY + timedelta(days=7 * place), judged, bad, True) for place, (bad, judged) in enumerate(weeks)]
    recurring_log.con.executemany("insert into share_weeks values (?, ?, ?, ?, ?, ?)", rows)
    engine.refill(recurring_log.con, ["recurring_settings", "share_limits"], MONDAY)
    row = recurring_log.rows("share_trends")[-1]
    assert row["bad_share"] > row["upper"]
    assert row["change"] == "steady"
