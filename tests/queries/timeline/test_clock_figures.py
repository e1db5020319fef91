"""How each clock stands, spread over channels, owners, products, severities, tiers, teams and weeks."""

import pytest

NAMED = {"channel": "mail", "owner": "Ann", "product": "Line", "severity": "urgent", "tier": "gold", "team": "Desk"}


@pytest.fixture
def judged(log):
    """Two cases that name everything, one an hour late and one in time, and one case that names nothing and waits."""
    log.policy('[[limits]]\nresolution = "2h"')
    named = {**NAMED, "customer_tier": "gold"}
    del named["tier"]
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-01 12:00", **named)
    log.complaint("c2", "2026-06-02 09:00", resolved_at="2026-06-02 10:00", **named)
    log.complaint("c3", None)
    return log.derive(only=["clock_figures"])


@pytest.mark.parametrize(("spread", "name"), NAMED.items())
def test_each_spread_has_a_row_of_the_named_and_one_of_the_rest(judged, spread, name):
    rows = judged.rows("clock_figures", f"clock = 'resolution' and spread = '{spread}'")
    told = {row["name"]: (row["cases"], row["met"], row["breached"], row["unknown"], row["breach_share"]) for row in rows}
    assert told == {name: (2, 1, 1, 0, 0.5), None: (1, 0, 0, 1, None)}


def test_lateness_is_of_the_breached_and_the_median_of_those_that_stopped(judged):
    (row,) = judged.rows("clock_figures", "clock = 'resolution' and spread = 'owner' and name = 'Ann'")
    assert (row["late_seconds"], row["median_working_seconds"]) == (3600, 7200)  # of 3 h and 1 h


def test_a_week_holds_the_clocks_that_began_in_it_and_those_that_never_began_stand_apart(judged):
    rows = judged.rows("clock_figures", "clock = 'resolution' and spread = 'week'")
    assert {(row["name"], row["week"] and str(row["week"]), row["cases"]) for row in rows} == {(None, "2026-06-01", 2), (None, None, 1)}
