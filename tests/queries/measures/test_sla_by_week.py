"""Limits by week."""


def test_a_week_begins_on_monday_in_the_project_s_zone(log):
    log.policy('[project]\ntimezone = "Asia/Shanghai"\n[[limits]]\nresolution = "2h"')
    log.con.execute("insert into settings_values (name, word) values ('project.timezone', 'Asia/Shanghai')")
    log.complaint("c1", "2026-06-07 15:59", resolved_at="2026-06-07 17:00")
    log.complaint("c2", "2026-06-07 16:00", resolved_at="2026-06-07 19:00")
    rows = log.derive(only=["sla_by_week"]).rows("sla_by_week", "clock = 'resolution'")
    assert [(str(row["week"]), row["met"], row["breached"]) for row in rows] == [("2026-06-01", 1, 0), ("2026-06-08", 0, 1)]
