"""Each case's place in the report's filter."""

import pytest


def cases(log, **fields):
    """Two cases of each value but the last of them, which has one."""
    ((name, values),) = fields.items()
    for number, value in enumerate([*values, *values[:-1]]):
        log.add("cases", {"complaint_id": f"c{number}", name: value})
    return [row[name] for row in log.refill("cube_cases").rows("cube_cases")]


@pytest.mark.parametrize(("name", "most"), [("team", 8), ("product", 6), ("severity", 4), ("channel", 4)])
def test_the_commonest_values_stay_and_a_rare_one_is_folded(log, name, most):
    kept = [f"v{number}" for number in range(most)]
    found = cases(log, **{name: [*kept, "a rare one"]})
    assert sorted(set(found)) == sorted([*kept, "…"])
    assert found.count("…") == 1


def test_of_values_as_common_the_first_by_name_stays_and_an_empty_one_is_a_value(log):
    for number, value in enumerate(["e", "d", "c", "b", None]):
        log.add("cases", {"complaint_id": f"c{number}", "channel": value})
    assert [row["channel"] for row in log.refill("cube_cases").rows("cube_cases")] == ["…", "d", "c", "b", ""]


@pytest.mark.parametrize(
    ("received_at", "period"),
    [
        ("2026-06-30 12:00", 0),
        ("2026-06-02 12:00:01", 0),
        ("2026-06-02 12:00", 1),
        ("2025-06-03 12:00:01", 13),
        ("2025-06-03 12:00", 14),
        ("2020-01-01 09:00", 14),
        (None, 14),
    ],
)
def test_periods_are_of_28_days_back_from_now(log, received_at, period):
    log.add("cases", {"complaint_id": "c1", "received_at": received_at})
    assert log.refill("cube_cases").row("cube_cases")["period"] == period
