"""Limits by channel."""


def test_each_channel_has_its_own_share_of_breaches(log):
    log.policy('[[limits]]\nresolution = "2h"')
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-01 11:00", channel="mail")
    log.complaint("c2", "2026-06-01 09:00", resolved_at="2026-06-01 12:00", channel="mail")
    log.complaint("c3", "2026-06-01 09:00", resolved_at="2026-06-01 10:00", channel="phone")
    log.complaint("c4", None, channel="phone")
    log.complaint("c5", "2026-06-01 09:00", resolved_at="2026-06-01 09:30")
    rows = log.derive(only=["sla_by_channel"]).rows("sla_by_channel", "clock = 'resolution'")
    told = [(row["channel"], row["cases"], row["met"], row["breached"], row["unknown"], row["breach_share"]) for row in rows]
    assert told == [("mail", 2, 1, 1, 0, 0.5), ("phone", 2, 1, 0, 1, 0.0), (None, 1, 1, 0, 0, 0.0)]
    assert [row["late_seconds"] for row in rows] == [3600, None, None]
