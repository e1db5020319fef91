"""Pauses that carry a case over its due time."""

POLICY = '[[limits]]\nresolution = "4h"\npaused_by = ["Waiting"]\nrunning_in = ["Open"]'


def pause(log, case, paused, resumed, actor):
    log.complaint(case, "2026-06-01 09:00", resolved_at="2026-06-01 16:00")
    log.event(case, f"2026-06-01 {paused}", "status", status="Waiting", actor=actor, team="Desk")
    log.event(case, f"2026-06-01 {resumed}", "status", status="Open", actor=actor, team="Desk")


def test_only_a_pause_that_covers_the_due_time_and_ends_just_after_it_stands_out(log):
    log.policy(POLICY)
    pause(log, "c1", "12:00", "13:30", "Ann")
    pause(log, "c2", "10:00", "12:00", "Bob")
    pause(log, "c3", "12:00", "15:00", "Bob")
    rows = log.derive(only=["clock_verdicts"]).rows("pause_misuse")
    told = [(row["actor"], row["pauses"], row["paused_seconds"], row["saved_from_breach"], row["ended_just_after_due"]) for row in rows]
    assert told == [("Ann", 1, 5400, 1, 1), ("Bob", 2, 18000, 1, 0)]
    assert rows[0]["paused_share"] == 1.5 / 7
