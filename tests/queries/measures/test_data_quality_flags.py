def flags(log):
    return {row["flag"]: (row["affected"], row["of_all"]) for row in log.rows("data_quality_flags")}


WHOLE = {"customer_id": "u", "product": "p", "issue": "i", "description": "d"}


def test_records_that_cannot_be_right_are_counted(log):
    log.complaint("1", "2026-03-05 10:00", closed_at="2026-03-04 10:00", due_at="2026-03-01 00:00", **WHOLE)
    log.complaint("2", "2099-01-01 00:00", resolved_at="2026-03-01 00:00", product="p", issue="i")
    log.event("1", "2026-03-01 00:00", "note")
    log.event("1", "2099-01-01 00:00", "note")
    assert flags(log) == {
        "closed_before_received": (1, 2),
        "due_before_received": (1, 2),
        "resolved_before_received": (1, 2),
        "received_in_future": (1, 2),
        "no_customer": (1, 2),
        "no_description": (1, 2),
        "event_before_received": (1, 2),
        "event_in_future": (1, 2),
    }


def test_sound_records_have_no_flag(log):
    log.complaint("1", "2026-03-05 10:00", closed_at="2026-03-06 10:00", **WHOLE)
    log.event("1", "2026-03-05 11:00", "note")
    assert flags(log) == {}


def test_odd_times_and_open_quarantine_are_counted_by_file_rows(log):
    log.add("imports", {"import_id": "i", "rows_read": 10, "times_nonexistent": 2, "times_ambiguous": 0})
    log.add(
        "quarantine",
        *({"import_id": "i", "line": line, "column_name": name, "status": "open"} for line, name in ((3, "a"), (3, "b"), (4, "a"))),
    )
    log.add("quarantine", {"import_id": "i", "line": 9, "column_name": "a", "status": "fixed"})
    assert flags(log) == {"times_nonexistent": (2, 10), "rows_quarantined": (2, 10)}
