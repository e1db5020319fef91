"""The worst breaches."""


def test_the_longest_beyond_the_limit_come_first_and_twenty_are_enough(log):
    log.policy('[[limits]]\nresolution = "1h"').complaint("met", "2026-06-01 09:00", resolved_at="2026-06-01 10:00")
    for minute in range(1, 25):
        log.complaint(f"c{minute}", "2026-06-01 09:00", resolved_at=f"2026-06-01 10:{minute:02}")
    rows = log.derive(only=["clock_verdicts", "clock_holders"]).rows("sla_worst_cases", "clock = 'resolution'")
    assert [row["complaint_id"] for row in rows] == [f"c{minute}" for minute in range(24, 4, -1)]
    assert rows[0]["late_seconds"] == 24 * 60
