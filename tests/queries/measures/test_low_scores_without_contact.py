"""Low scores that nobody followed up."""

from plaint.settings.model import Settings
from plaint.settings.values import write_values

ENDED = {"received_at": "2026-06-01 09:00", "resolved_at": "2026-06-05 09:00"}


def test_low_scores_without_a_contact_are_listed_and_others_are_not(log):
    write_values(log.con, Settings())
    log.complaint("silent", **ENDED, satisfaction=1)
    log.complaint("contacted", **ENDED, satisfaction=1)
    log.event("contacted", "2026-06-06 09:00", "contact", direction="out")
    log.complaint("content", **ENDED, satisfaction=5)
    log.complaint("open", "2026-06-01 09:00", satisfaction=2)
    rows = log.derive().rows("low_scores_without_contact")
    assert [(row["complaint_id"], row["verdict"], row["score"]) for row in rows] == [
        ("silent", "fail", 1),
        ("open", "unknown", 2),
    ]
