"""Why clocks are unknown."""


def test_each_reason_is_counted(log):
    log.policy('[[limits]]\nresolution = "1h"')
    log.complaint("c1").complaint("c2", "2026-06-02", resolved_at="2026-06-01").complaint("c3", "2026-06-01", resolved_at="2026-06-02")
    rows = log.derive(only=["clock_verdicts"]).rows("sla_reasons", "clock = 'resolution'")
    assert [(row["verdict"], row["reason"], row["cases"]) for row in rows] == [
        ("unknown", "it ends before it begins", 1),
        ("unknown", "received_at is empty", 1),
    ]
