"""How fresh each source is."""


def test_the_newest_thing_told_by_now_counts(log):
    log.add("imports", {"import_id": "i1", "file": "a.csv", "rows_read": 2, "started_at": "2026-06-29 02:00"})
    log.add("imports", {"import_id": "i2", "file": "b.csv", "rows_read": 1, "started_at": "2026-06-30 02:00"})
    log.complaint("c1", "2026-06-29 09:00").event("c1", "2026-06-30 06:00", "note")
    log.complaint("later", "2026-07-05 09:00")
    log.derive("2026-06-30 12:00", only=["cases"])
    row = log.row("source_freshness")
    assert (row["files"], row["hours_since"], row["last_file"], row["last_rows_read"]) == (2, 6.0, "b.csv", 1)


def test_a_source_that_tells_of_nothing_by_now_is_unknown(log):
    log.add("imports", {"import_id": "i1", "file": "a.csv", "rows_read": 1, "started_at": "2026-06-29 02:00"})
    log.derive("2026-06-30 12:00", only=["cases"])
    assert log.row("source_freshness")["hours_since"] is None
