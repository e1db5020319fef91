"""A clock, stretch by stretch."""

POLICY = """
[[calendars]]
name = "office"
timezone = "Europe/Berlin"
hours = { mon-fri = "09:00-12:00 13:00-17:00" }
[[limits]]
calendar = "office"
resolution = "2d"
first_contact = "2h"
paused_by = "Waiting"
running_in = "Open"
"""


def test_running_paused_and_outside_hours_sum_to_the_clock(log):
    log.policy(POLICY).complaint("c1", "2026-06-01 06:30", resolved_at="2026-06-02 08:00")
    log.event("c1", "2026-06-01 08:00", "status", status="Waiting").event("c1", "2026-06-01 11:30", "status", status="Open")
    rows = log.derive(only=["clock_verdicts"]).rows("sla_intervals", "clock = 'resolution'")
    assert [(str(row["from_at"])[8:16], row["state"], row["seconds"] / 3600) for row in rows] == [
        ("01 06:30", "outside hours", 0.5),
        ("01 07:00", "running", 1),
        ("01 08:00", "paused", 3.5),
        ("01 11:30", "running", 3.5),
        ("01 15:00", "outside hours", 16),
        ("02 07:00", "running", 1),
    ]
    clock = log.row("clock_verdicts", "clock = 'resolution'")
    assert sum(row["seconds"] for row in rows) == clock["actual_seconds"]
    assert sum(row["seconds"] for row in rows if row["state"] == "running") == clock["working_seconds"]


def test_a_clock_on_the_wall_runs_all_the_time(log):
    log.policy('[[limits]]\nresolution = "2d"').complaint("c1", "2026-06-01 06:30", resolved_at="2026-06-02 08:00")
    row = log.derive(only=["clock_verdicts"]).row("sla_intervals", "clock = 'resolution'")
    assert (row["state"], row["seconds"]) == ("running", 91800)
