BAD = {"source": "city", "import_id": "i1", "file": "a.csv", "column_name": "OPENED", "reason": "not_a_time", "status": "open"}


def test_rows_are_counted_by_reason_with_the_first_as_example(log):
    log.add("quarantine", {**BAD, "line": 9}, {**BAD, "line": 4}, {**BAD, "line": 2, "status": "fixed", "import_id": "i2", "file": "b.csv"})
    log.add("quarantine", {**BAD, "line": 7, "reason": "too_few_fields", "column_name": ""})
    rows = log.rows("quarantine_reasons", columns=["reason", "rows_met", "still_open", "fixed", "files", "example_file", "example_line"])
    assert [tuple(row.values()) for row in rows] == [("not_a_time", 3, 2, 1, 2, "a.csv", 4), ("too_few_fields", 1, 1, 0, 1, "a.csv", 7)]


def test_nothing_bad_shows_nothing(log):
    assert log.rows("quarantine_reasons") == []
