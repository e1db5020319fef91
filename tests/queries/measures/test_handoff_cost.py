"""What a hand-off costs."""

import random

import pytest


def fill(log, groups):
    """Groups of (product, hand-offs, hours of each case)."""
    number = 0
    rows, events = [], []
    for product, handoffs, times in groups:
        for hours in times:
            number += 1
            rows.append((f"c{number}", product, hours))
            events += [(f"c{number}", step, "AB"[step % 2]) for step in range(handoffs + 1)]
    log.con.executemany(
        "insert into complaints (source, complaint_id, product, received_at, resolved_at) values ('test', ?, ?, "
        "timestamp '2026-01-01', timestamp '2026-01-01' + to_seconds(cast(? * 3600 as bigint)))",
        rows,
    )
    log.con.executemany(
        'insert into events (source, event_id, complaint_id, "at", sequence, kind, team) '
        "select 'test', $1 || '/' || $2, $1, timestamp '2026-01-01', $2, 'assigned', $3",
        events,
    )
    return {row["handoffs"]: row for row in log.derive(only=["handoff_strata"]).rows("handoff_cost")}


def test_each_handoff_adds_its_hours_within_the_stratum(log):
    steady = [10] * 20
    cost = fill(
        log,
        [("Tap", 0, steady), ("Tap", 1, [13] * 20), ("Pipe", 0, [100] * 20), ("Pipe", 2, [106] * 60)],
    )
    assert (cost["1"]["extra_hours"], cost["1"]["cases"]) == (3, 20)
    assert (cost["2"]["extra_hours"], cost["2"]["cases"]) == (3, 60)
    assert (cost["any"]["extra_hours"], cost["any"]["cases"], cost["any"]["strata"]) == (3, 80, 2)
    assert (cost["any"]["lower"], cost["any"]["upper"]) == (3, 3)


def test_a_kind_of_case_that_takes_longer_and_is_handed_on_more_is_no_cost_of_handoffs(log):
    cost = fill(
        log,
        [("Tap", 0, [10] * 90), ("Tap", 1, [10] * 20), ("Pipe", 0, [100] * 20), ("Pipe", 1, [100] * 90)],
    )
    assert cost["any"]["extra_hours"] == 0


def test_without_a_like_group_that_kept_its_owner_nothing_is_said(log):
    assert fill(log, [("Tap", 0, [10] * 19), ("Tap", 1, [13] * 20)]) == {}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_interval_holds_the_planted_cost(log, seed):
    rng = random.Random(seed)
    cost = fill(
        log,
        [
            ("Tap", 0, [rng.lognormvariate(3, 0.4) for _ in range(150)]),
            ("Tap", 1, [rng.lognormvariate(3, 0.4) + 5 for _ in range(60)]),
            ("Tap", 2, [rng.lognormvariate(3, 0.4) + 10 for _ in range(60)]),
        ],
    )["any"]
    assert cost["lower"] <= 5 <= cost["upper"]
    assert cost["upper"] - cost["lower"] < 6
