"""The due list of the morning."""

POLICY = """
[[calendars]]
name = "office"
hours = { mon-fri = "09:00-17:00" }
[[limits]]
calendar = "office"
resolution = "2d"
"""


def test_the_most_pressing_come_first_in_working_time(log):
    log.policy(POLICY).complaint("ended", "2026-06-01 09:00", closed_at="2026-06-01 10:00", team="Lab")
    log.complaint("thursday", "2026-06-04 12:00", team="Desk").complaint("friday", "2026-06-05 16:00", team="Lab")
    log.complaint("breached", "2026-06-01 09:00")
    rows = log.derive("2026-06-05 16:00", only=["open_clocks", "clock_holders"]).rows("due_next", "clock = 'resolution'")
    told = [
        (row["complaint_id"], row["team"], row["working_seconds_left"] // 3600, row["due_within"], str(row["due_at"])[8:16]) for row in rows
    ]
    # Friday 16:00: the case of Thursday noon has used 12 of 16 hours; what is left is due on Monday at 12:00
    assert told == [("thursday", "Desk", 4, "4 h", "08 12:00"), ("friday", "Lab", 16, "24 h", "09 16:00")]
    assert [row["is_at_risk"] for row in rows] == [False, False]


def test_one_that_has_used_more_than_its_share_is_at_risk(log):
    log.policy(POLICY).complaint("ended", "2026-06-01 09:00", closed_at="2026-06-01 10:00").complaint("c1", "2026-06-01 09:00")
    for as_of, at_risk in (("2026-06-02 13:48", False), ("2026-06-02 13:49", True)):
        row = log.derive(as_of, only=["open_clocks", "clock_holders"]).row("due_next", "clock = 'resolution'")
        assert row["is_at_risk"] is at_risk


def test_working_days_left_are_counted_in_the_calendar_s_hours(log):
    log.policy(POLICY.replace("2d", "3wd")).complaint("ended", "2026-06-01 09:00", closed_at="2026-06-01 10:00")
    log.complaint("c1", "2026-06-01 09:00")
    row = log.derive("2026-06-03 16:00", only=["open_clocks", "clock_holders"]).row("due_next", "clock = 'resolution'")
    assert (str(row["due_at"]), row["working_seconds_left"]) == ("2026-06-04 17:00:00", 9 * 3600)
