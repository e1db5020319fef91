"""How each clock stands."""

import pytest


@pytest.fixture
def clocks(log):
    log.policy('[[limits]]\nresolution = "10h"\nfirst_contact = "1h"')
    log.complaint("met", "2026-06-01 09:00", resolved_at="2026-06-01 19:00")
    log.complaint("late", "2026-06-01 09:00", resolved_at="2026-06-01 19:01")
    log.complaint("open and late", "2026-06-01 09:00")
    log.complaint("running", "2026-06-30 11:00")
    log.complaint("at risk", "2026-06-30 03:30")
    log.complaint("no receipt")
    return log.derive("2026-06-30 12:00", only=["clock_verdicts"])


def test_the_five_verdicts_sum_to_the_cases_and_the_rate_leaves_out_what_is_not_judged(clocks):
    row = clocks.row("sla_by_clock", "clock = 'resolution'")
    assert (row["cases"], row["met"], row["breached"], row["running"], row["unknown"], row["not_applicable"]) == (6, 1, 2, 2, 1, 0)
    assert row["breach_share"] == 2 / 3
    assert (row["complaints"], row["complaints_without"], row["at_risk"]) == (6, 0, 1)


def test_a_rate_of_nothing_is_empty_and_not_zero(clocks):
    row = clocks.row("sla_by_clock", "clock = 'first_contact'")
    assert (row["unknown"], row["breach_share"]) == (6, None)


def test_percentiles_are_of_those_that_stopped(clocks):
    row = clocks.row("sla_by_clock", "clock = 'resolution'")
    assert (row["median_working_seconds"], row["median_actual_seconds"]) == (36030, 36030)


def test_the_share_at_which_a_clock_is_at_risk_is_a_setting(clocks):
    clocks.policy('[clocks]\nat_risk = 0.9\n[[limits]]\nresolution = "10h"').derive(only=["clock_verdicts"])
    assert clocks.row("sla_by_clock", "clock = 'resolution'")["at_risk"] == 0


def test_complaints_whose_clock_never_began_are_counted_beside(log):
    log.policy('[[limits]]\nnext_reply = "1h"').complaint("asked", "2026-06-01 09:00").complaint("did not", "2026-06-01 09:00")
    log.event("asked", "2026-06-01 10:00", "contact", direction="in").event("asked", "2026-06-01 10:10", "contact", direction="out")
    log.event("did not", "2026-06-01 10:00", "closed")
    row = log.derive(only=["clock_verdicts"]).row("sla_by_clock", "clock = 'next_reply'")
    assert (row["cases"], row["met"], row["complaints"], row["complaints_without"]) == (1, 1, 1, 1)
