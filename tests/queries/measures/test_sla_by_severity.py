"""Limits by severity."""


def test_each_severity_has_its_own_share_of_breaches(log):
    log.policy('[[limits]]\nresolution = "2h"')
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-01 11:00", severity="urgent")
    log.complaint("c2", "2026-06-01 09:00", resolved_at="2026-06-01 12:00", severity="urgent")
    log.complaint("c3", "2026-06-01 09:00", resolved_at="2026-06-01 10:00", severity="general")
    log.complaint("c4", None, severity="general")
    log.complaint("c5", "2026-06-01 09:00", resolved_at="2026-06-01 09:30")
    rows = log.derive(only=["sla_by_severity"]).rows("sla_by_severity", "clock = 'resolution'")
    told = [(row["severity"], row["cases"], row["met"], row["breached"], row["unknown"], row["breach_share"]) for row in rows]
    assert told == [("general", 2, 1, 0, 1, 0.0), ("urgent", 2, 1, 1, 0, 0.5), (None, 1, 1, 0, 0, 0.0)]
    assert [row["late_seconds"] for row in rows] == [None, 3600, None]
