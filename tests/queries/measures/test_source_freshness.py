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


def test_a_source_of_the_settings_that_never_came_stands_there(log):
    log.add("imports", {"import_id": "i1", "source": "came", "file": "a.csv", "rows_read": 1, "started_at": "2026-06-29 02:00"})
    log.add("settings_values", {"name": "sources.came", "value": 1.0}, {"name": "sources.never", "value": 1.0})
    log.derive("2026-06-30 12:00", only=["cases"])
    found = [(row["source"], row["files"], row["never_loaded"], row["hours_since"]) for row in log.rows("source_freshness")]
    assert found == [("came", 1, 0, None), ("never", 0, 1, None)]


def daily(log, days):
    """A file a day at 2 o'clock, each with the complaints of the day before."""
    for day in days:
        name = f"2026-06-{day:02}"
        log.add("imports", {"import_id": name, "file": f"{name}.csv", "rows_read": 1, "started_at": f"{name} 02:00"})
        log.complaint(f"c{day}", f"2026-06-{day - 1:02} 18:00", import_id=name)


def test_a_source_whose_daily_file_is_three_days_over_is_late(log):
    daily(log, range(11, 17))
    log.derive("2026-06-18 12:00", only=["cases"])
    row = log.row("source_freshness")
    assert (row["usual_hours"], row["hours_since"], row["late_files"]) == (24.0, 66.0, 0)
    log.derive("2026-06-18 19:00", only=["cases"])
    assert log.row("source_freshness")["late_files"] == 1


def test_five_files_do_not_tell_what_is_usual(log):
    daily(log, range(11, 16))
    log.derive("2026-06-30 12:00", only=["cases"])
    row = log.row("source_freshness")
    assert (row["usual_hours"], row["late_files"]) == (None, 0)
