"""What is due next, by team."""


def test_each_team_s_open_clocks_are_counted_by_when_they_are_due(log):
    log.policy('[[limits]]\nresolution = "24h"').complaint("ended", "2026-06-01 09:00", closed_at="2026-06-01 10:00")
    for name, hour, team in (("c1", 13, "Desk"), ("c2", 18, "Desk"), ("c3", 9, "Lab")):
        log.complaint(name, f"2026-06-{29 if hour > 9 else 30} {hour:02}:00", team=team)
    rows = log.derive("2026-06-30 12:00", only=["open_clocks", "clock_holders"]).rows("due_by_team")
    told = [(row["team"], row["running"], row["due_within_4_h"], row["due_within_8_h"], row["due_within_24_h"]) for row in rows]
    assert told == [("Desk", 2, 1, 2, 2), ("Lab", 1, 0, 0, 1)]
