"""Control limits, against the tables of the normal and Poisson distributions and an independent slow oracle."""

import math
from datetime import date, timedelta
from itertools import pairwise
from statistics import NormalDist, median

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plaint import engine
from plaint.settings.recurring import Recurring

MONDAY = date(2024, 1, 1)
GUARD, LONGEST, YOUNGEST = 2, 52, 12


def limits_of(counts, exposures=None, problems=1):
    """Rows of problem_limits for so many problems with the same counts."""
    con = engine.connect(":memory:")
    engine.create_tables(con)
    for name in ("baseline_weeks", "guard_weeks", "min_baseline_weeks", "false_alarms_per_year", "minimum_cases"):
        con.execute("insert into settings_values values (?, ?, null)", [f"recurring.{name}", getattr(Recurring(), name)]).fetchall()
    rows = [
        (f"p{problem}", "", MONDAY + timedelta(days=7 * place), problem, 3000 + place, count, 0, 0, units, "per week", True)
        for problem in range(problems)
        for place, (count, units) in enumerate(zip(counts, exposures or [1.0] * len(counts), strict=True))
    ]
    con.register("given", pa.table(list(map(list, zip(*rows, strict=True))), names=[str(place) for place in range(11)]))
    con.execute("insert into problem_series select * from given").fetchall()
    engine.refill(con, ["recurring_settings", "problem_baselines", "problem_limits"], MONDAY)
    found = con.sql("select * from problem_limits order by problem_number, week").to_arrow_table().to_pylist()
    con.close()
    return found


def test_the_multiplier_is_that_of_the_normal_table_widened_for_the_estimated_scatter():
    # 50 problems, three tests a week, four false alarms a year: one in 1 957 tests
    row = limits_of([10] * 70, problems=50)[-1]
    normal = NormalDist().inv_cdf(1 - 4 * 7 / 365.25 / 50 / 3)
    assert row["z_limit"] == pytest.approx(normal + (normal**3 + normal) / (4 * 0.62 * 52), abs=0.0006)


def test_with_few_problems_the_limit_is_shewhart_s_three_sigma():
    row = limits_of([10] * 70)[-1]
    assert row["z_limit"] == pytest.approx(3 + (27 + 3) / (4 * 0.62 * 52), abs=0.002)


@pytest.mark.parametrize("usual", [1, 4, 10, 40])
def test_the_upper_limit_of_a_poisson_count_is_passed_as_rarely_as_the_poisson_table_says(usual):
    row = limits_of([usual] * 70, problems=1)[-1]
    most = math.floor(row["upper"])
    beyond = 1 - sum(math.exp(-usual) * usual**count / math.factorial(count) for count in range(most + 1))
    assert beyond <= 0.00135 * 1.05


def oracle(counts, exposures):
    """Centre and scatter of the newest week, week by week in plain Python."""
    last = len(counts) - 1
    chosen = list(range(max(0, last - GUARD - LONGEST), last - GUARD))
    if last - GUARD < YOUNGEST or sum(counts) < 3:
        return None
    plain = max(sum(counts[one] for one in chosen), 0.5) / sum(exposures[one] for one in chosen)
    scores = [(counts[one] - plain * exposures[one]) / math.sqrt(plain * exposures[one]) for one in chosen]
    ranges = [abs(after - before) for before, after in pairwise(scores)]
    sigma = max(sum(ranges) / len(ranges) / 1.128, 1.0)
    weights = [1 / (score / sigma) ** 2 if score / sigma > 2.58 else 1.0 for score in scores]
    units = sum(weight * exposures[one] for weight, one in zip(weights, chosen, strict=True))
    centre = max(sum(weight * counts[one] for weight, one in zip(weights, chosen, strict=True)), 0.5) / units
    both = [before * after for before, after in pairwise(weights)]
    spread = sum(weight * one for weight, one in zip(both, ranges, strict=True)) / sum(both) / 1.128
    middle = median(counts[one] / exposures[one] for one in chosen)
    return centre, max(spread * math.sqrt(plain / centre), 1.0), middle


WEEKS = st.lists(st.tuples(st.one_of(st.integers(0, 12), st.integers(0, 200)), st.sampled_from([0.5, 1.0, 2.5])), min_size=8, max_size=70)


@settings(max_examples=20)
@given(WEEKS)
def test_centre_and_scatter_agree_with_a_slow_oracle(drawn):
    counts, exposures = [one for one, _ in drawn], [one for _, one in drawn]
    rows = [row for row in limits_of(counts, exposures) if row["week"] == MONDAY + timedelta(days=7 * (len(counts) - 1))]
    expected = oracle(counts, exposures)
    if expected is None:
        assert rows == []
        return
    found = (rows[0]["rate_centre"], rows[0]["sigma_z"], rows[0]["rate_middle"])
    assert found == pytest.approx(expected, abs=1e-6)
