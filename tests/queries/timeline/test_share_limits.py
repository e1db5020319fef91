"""Control limits of shares: Laney's P' chart against published figures and an independent slow oracle."""

from datetime import date, timedelta
from itertools import pairwise
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plaint import engine
from plaint.settings.recurring import Recurring

from .test_problem_baselines import DENOMINATORS, NUMERATORS, UPPER_99

MONDAY = date(2024, 1, 1)


def fill(con, weeks, name="resolution", closed=True):
    con.execute("delete from share_weeks").fetchall()
    rows = [("clock", name, MONDAY + timedelta(days=7 * place), judged, bad, closed) for place, (bad, judged) in enumerate(weeks)]
    con.executemany("insert into share_weeks values (?, ?, ?, ?, ?, ?)", rows)
    engine.refill(con, ["share_limits"], MONDAY)
    return con.sql("select * from share_limits order by week").to_arrow_table().to_pylist()


@pytest.fixture
def con(recurring_log):
    recurring_log.refill("recurring_settings")
    return recurring_log.con


def test_limits_equal_those_of_another_implementation_of_laney_s_chart(con):
    # P' and U' give the same limits (the binomial's 1 - p cancels), so the figures published for one hold for both
    row = fill(con, [*zip(NUMERATORS, DENOMINATORS, strict=True), *[(260000, 273000)] * 3])[-1]
    assert row["baseline_weeks"] == 20
    for units, upper in zip(DENOMINATORS, UPPER_99, strict=True):
        limit = row["centre"] + 3 * row["sigma_z"] * (row["centre"] * (1 - row["centre"]) / units) ** 0.5
        assert limit == pytest.approx(upper, abs=0.00005001)


def test_a_share_as_usual_has_its_centre_and_is_inside(con):
    row = fill(con, [(20, 100)] * 20)[-1]
    # 17 weeks of 20 %: sigma = sqrt(.2 x .8 / 100) = 4 %; z = 3 widened for 17 weeks by 30 / (4 x .62 x 17)
    assert (row["centre"], row["sigma_z"], row["baseline_weeks"]) == (0.2, 1.0, 17)
    assert row["z_limit"] == pytest.approx(3 + 30 / (4 * 0.62 * 17), abs=0.01)
    assert row["lower"] < 0.2 - 3 * 0.04 < 0.2 + 3 * 0.04 < row["upper"] < 0.2 + 5 * 0.04


def test_few_cases_few_weeks_and_open_weeks_are_not_judged(con):
    assert fill(con, [(4, 20)] * 30) == []  # 4 bad expected, 5 needed
    assert fill(con, [(20, 100)] * 14) == []  # 11 weeks before the two left out, 12 needed
    assert fill(con, [(20, 100)] * 30, closed=False) == []
    assert fill(con, [(0, 100)] * 30) == []  # nothing was ever breached: no scatter to judge by


def oracle(weeks):
    """Centre, scatter and limits of the newest week, in plain Python."""
    last = len(weeks) - 1
    used = list(range(max(0, last - 54), last - 2))
    centre = sum(weeks[at][0] for at in used) / sum(weeks[at][1] for at in used)

    def z(at):
        bad, judged = weeks[at]
        return (bad - centre * judged) / (centre * (1 - centre) * judged) ** 0.5

    ranges = [abs(z(later) - z(earlier)) for earlier, later in pairwise(used)]
    sigma = max(sum(ranges) / len(ranges) / 1.128, 1.0)
    normal = NormalDist().inv_cdf(1 - min(4 * 7 / 365.25, 0.00135))
    limit = normal + (normal**3 + normal) / (4 * 0.62 * len(used))
    chance = (centre * (1 - centre) / weeks[last][1]) ** 0.5
    skew = (1 - 2 * centre) / (chance * weeks[last][1]) * (limit**2 - 1) / 6
    return centre, sigma, max(centre - sigma * chance * (limit - skew), 0), min(centre + sigma * chance * (limit + skew), 1)


@settings(max_examples=25)
@given(
    st.lists(
        st.integers(40, 200).flatmap(lambda judged: st.tuples(st.integers(10, judged - 10), st.just(judged))), min_size=15, max_size=60
    )
)
def test_any_weeks_give_what_a_slow_oracle_gives(weeks):
    con = engine.connect(":memory:")
    engine.create_tables(con)
    for name in ("baseline_weeks", "guard_weeks", "min_baseline_weeks", "false_alarms_per_year"):
        con.execute("insert into settings_values values (?, ?, null)", [f"recurring.{name}", getattr(Recurring(), name)]).fetchall()
    engine.refill(con, ["recurring_settings"], MONDAY)
    found = fill(con, weeks)
    con.close()
    centre, sigma, lower, upper = oracle(weeks)
    if weeks[-1][1] * min(centre, 1 - centre) < 5:
        assert not found or found[-1]["week"] != MONDAY + timedelta(days=7 * (len(weeks) - 1))
        return
    row = found[-1]
    assert (row["centre"], row["sigma_z"]) == (pytest.approx(centre, abs=1e-8), pytest.approx(sigma, abs=1e-8))
    assert (row["lower"], row["upper"]) == (pytest.approx(lower, abs=2e-3), pytest.approx(upper, abs=2e-3))


def test_fifteen_steady_shares_keep_within_the_budget_of_false_alarms(con):
    """Fifteen shares, 20 years, beta-binomial scatter: worse or better than chance at most 4 times a year each way."""
    weeks, years = 54 + 52 * 20, 20
    con.execute("delete from share_weeks").fetchall()
    con.execute(
        """
        insert into share_weeks
        with draws as (
            select n, w, 30 + 40 * n as judged, 0.1 + 0.02 * n as share,
                sqrt(-2 * ln((hash(n, w, 'a') % 1000003 + 1) / 1000005.0)) * cos(6.283185307 * ((hash(n, w, 'b') % 1000003) / 1000003.0)) as z
            from range(1, 16) names (n) cross join range($weeks) weeks (w)
        )
        select 'step', 'S' || n, cast(date '2000-01-03' + cast(7 * w as integer) as date), judged,
            cast(greatest(0, least(judged, round(judged * share + z * 1.4 * sqrt(judged * share * (1 - share))))) as bigint), true
        from draws
        """,
        {"weeks": weeks},
    ).fetchall()
    engine.refill(con, ["share_limits"], MONDAY)
    rows = con.sql(
        """select count(*) filter (where bad / cast(judged as double) > upper), count(*) filter (where bad / cast(judged as double) < lower),
        count(*) from share_limits"""
    ).fetchall()
    worse, better, all_weeks = rows[0]
    assert all_weeks > 14 * 52 * years
    assert worse / years <= 4
    assert better / years <= 4
