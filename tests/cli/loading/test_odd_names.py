LIST = 'preset = "complaint_list"\ntimezone = "UTC"\n'
OURS = ("line", "legs", "is_bad", "row_hash", "attributes", "import_id", "complaint_id raw", "c0")


def test_no_column_of_the_file_is_taken_for_one_of_ours(desk):
    head = ",".join(OURS)
    rows = f"a,2026-03-01{',seven' * len(OURS)}\nb,2026-03-02{',7' * len(OURS)}\n"
    account = desk.load_text(LIST, f"complaint_id,received_at,{head}\n{rows}")
    assert (account.rows_read, account.rows_new) == (2, 2)
    assert desk.rows("select complaint_id, line from complaints order by 1") == [("a", 2), ("b", 3)]
    assert desk.one("select attributes from complaints where complaint_id = 'a'").count('"seven"') == len(OURS)


def test_a_column_that_gave_way_to_one_of_ours_is_found_by_its_own_name(desk):
    columns = 'columns = { product = "line", channel = "legs" }'
    account = desk.load_text(LIST + columns, "complaint_id,received_at,Line,legs\na,2026-03-01,metro 3,two\n")
    assert account.warnings == ()
    assert desk.rows("select product, channel from complaints") == [("metro 3", "two")]
