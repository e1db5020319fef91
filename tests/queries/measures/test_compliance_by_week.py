"""3W4R8F by week of receipt."""


def test_weeks_begin_on_monday_in_the_project_s_zone(given, log):
    log.add("settings_values", {"name": "project.timezone", "word": "Asia/Shanghai"})
    given("c1", received_at="2026-06-07 15:59", W1="pass")
    given("c2", received_at="2026-06-07 16:00", W1="fail")
    given("c3", received_at=None, W1="unknown")
    rows = log.rows("compliance_by_week")
    assert [(str(row["week"]), row["passed"], row["failed"], row["unknown"]) for row in rows] == [
        ("2026-06-01", 1, 0, 0),
        ("2026-06-08", 0, 1, 0),
        ("None", 0, 0, 1),
    ]
