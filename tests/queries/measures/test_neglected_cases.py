"""Neglected open cases."""

from plaint.settings.model import Settings
from plaint.settings.values import write_values


def test_open_cases_silent_for_too_long_are_listed_the_longest_first(log):
    write_values(log.con, Settings())
    log.complaint("ended", "2026-06-01 09:00", resolved_at="2026-06-02 09:00")
    log.event("ended", "2026-06-01 10:00", "contact", direction="out")
    log.complaint("short", "2026-06-10 12:00", team="Lab")
    log.complaint("long", "2026-06-01 12:00")
    log.complaint("fresh", "2026-06-29 12:00")
    rows = log.derive().rows("neglected_cases")
    assert [(row["complaint_id"], row["silent_seconds"]) for row in rows] == [
        ("long", 29 * 86400),
        ("short", 20 * 86400),
    ]
    assert (rows[1]["team"], rows[1]["limit_seconds"]) == ("Lab", 5 * 86400)
