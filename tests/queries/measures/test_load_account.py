IMPORT = {
    "source": "city",
    "file": "a.csv",
    "import_id": "i1",
    "rows_read": 10,
    "rows_new": 5,
    "rows_changed": 2,
    "rows_same": 2,
    "rows_quarantined": 1,
}


def test_each_file_shows_its_account_and_nothing_unexplained(log):
    log.add("imports", IMPORT)
    row = log.row("load_account")
    assert (row["rows_read"], row["rows_new"], row["rows_quarantined"], row["quarantined_share"], row["unexplained"]) == (10, 5, 1, 0.1, 0)


def test_rows_in_no_bucket_show_as_unexplained(log):
    log.add("imports", {**IMPORT, "rows_same": 0})
    assert log.row("load_account")["unexplained"] == 2


def test_an_empty_account_has_no_share(log):
    log.add("imports", {**IMPORT, "rows_read": 0, "rows_new": 0, "rows_changed": 0, "rows_same": 0, "rows_quarantined": 0})
    assert log.row("load_account")["quarantined_share"] is None
