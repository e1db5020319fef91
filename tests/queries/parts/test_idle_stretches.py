"""The longest time in which nobody did anything."""

DAY = 86400


def stretch(log, as_of=None):
    (row,) = log.derive(as_of, only=["idle_stretches"]).rows("idle_stretches", where="complaint_id = 'c1'")
    return row["idle_seconds"], row["event_id"]


def test_customers_and_machines_break_no_silence(log):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-11 09:00")
    log.event("c1", "2026-06-03 09:00", "note")
    log.event("c1", "2026-06-05 09:00", "contact", direction="in")
    log.event("c1", "2026-06-06 09:00", "status", is_automatic=True)
    assert stretch(log) == (8 * DAY, "e1")


def test_time_between_an_end_and_a_reopening_is_not_idle(log):
    log.event("c1", "2026-06-01 09:00", "received")
    log.event("c1", "2026-06-02 09:00", "resolved")
    log.event("c1", "2026-06-03 09:00", "note")
    log.event("c1", "2026-06-20 09:00", "reopened")
    log.event("c1", "2026-06-23 09:00", "closed")
    assert stretch(log) == (3 * DAY, "e4")


def test_an_open_case_is_idle_until_now(log):
    log.complaint("ended", "2026-06-01 09:00", resolved_at="2026-06-02 09:00")
    log.complaint("c1", "2026-06-01 09:00")
    log.event("c1", "2026-06-04 09:00", "note")
    assert stretch(log, "2026-06-05 09:00") == (3 * DAY, "record:received")
    assert stretch(log, "2026-06-08 09:00") == (4 * DAY, "e1")
