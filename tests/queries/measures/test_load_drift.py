def imports(log, counts, **last):
    """One import a day with these rows; the last one with more."""
    for day, rows in enumerate(counts, 1):
        more = last if day == len(counts) else {}
        row = {
            "import_id": f"i{day}",
            "file": f"{day}.csv",
            "kind": "k",
            "rows_read": rows,
            "rows_quarantined": 0,
            "started_at": f"2026-03-{day:02} 02:00",
        }
        log.add("imports", {**row, **more})


def drifts(log):
    return [(row["file"], row["drift"], row["detail"], row["measured"], row["usual"]) for row in log.rows("load_drift")]


def test_a_file_with_far_fewer_rows_than_the_median_of_five_drifts(log):
    imports(log, [100, 110, 90, 100, 105, 20])
    assert drifts(log) == [("6.csv", "fewer_rows", None, 20.0, 100.0)]


def test_fewer_than_five_earlier_files_tell_nothing_about_size(log):
    imports(log, [100, 100, 100, 100, 5])
    assert drifts(log) == []


def test_columns_that_come_or_go_and_much_quarantine_are_drift(log):
    imports(log, [10, 10], header_new="Zone", header_missing="TARGET_DT", rows_quarantined=1)
    assert [row[1:4] for row in drifts(log)] == [
        ("many_quarantined", None, 0.1),
        ("missing_columns", "TARGET_DT", 1.0),
        ("new_columns", "Zone", 1.0),
    ]


def test_a_renamed_column_and_words_never_seen_are_drift(log):
    imports(log, [10, 10], header_renamed="Status → State, Team → Group")
    log.add("words_seen", {"field": "status", "word": "open", "import_id": "i1", "is_new": False})
    log.add("words_seen", {"field": "status", "word": "parked", "import_id": "i2", "is_new": True})
    log.add("words_seen", {"field": "status", "word": "frozen", "import_id": "i2", "is_new": True})
    log.add("words_seen", {"field": "team", "word": "Night", "import_id": "i2", "is_new": True})
    assert [row[:4] for row in drifts(log)] == [
        ("2.csv", "new_status", "frozen, parked", 2.0),
        ("2.csv", "new_team", "Night", 1.0),
        ("2.csv", "renamed_columns", "Status → State, Team → Group", 2.0),
    ]


def test_mended_rows_are_no_export_to_compare_with(log):
    imports(log, [100, 110, 90, 100, 105, 1], kind="k (mended rows)")
    assert drifts(log) == []
