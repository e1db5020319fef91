"""The periods that the report's filter offers."""

from datetime import datetime, timedelta


def test_fourteen_periods_of_28_days_end_at_the_instant_of_the_report(log):
    log.complaint("1", "2026-06-30T12:00").complaint("2", "2026-06-02T12:00").complaint("3", "2025-06-30T12:00")
    rows = log.derive("2026-06-30T12:00").rows("filter_periods")
    now = datetime(2026, 6, 30, 12)  # noqa: DTZ001  instants are naive UTC everywhere
    assert [row["ends_at"] for row in rows] == [now - timedelta(days=28 * place) for place in range(14)]
    assert all(row["ends_at"] - row["starts_at"] == timedelta(days=28) for row in rows)
    # 2 June 12:00 is the last instant of the period before: a period holds its end, not its start
    assert [row["cases"] for row in rows] == [1, 1] + [0] * 11 + [1]
