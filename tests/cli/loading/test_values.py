import pytest

HEAD = "complaint_id,received_at,amount\n"


def received(desk, texts, more="", zone="UTC"):
    """Load one row a text; give received times as text, None where the row was quarantined."""
    rows = "".join(f'c{n},"{text}",\n' for n, text in enumerate(texts))
    desk.load_text(f'preset = "complaint_list"\ntimezone = "{zone}"\n{more}', HEAD + rows)
    found = dict(desk.rows("select complaint_id, received_at::varchar from complaints"))
    return [found.get(f"c{n}") for n in range(len(texts))]


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-03-02 09:01:00", "2026-03-02 09:01:00"),
        ("2026-3-2 9:1", "2026-03-02 09:01:00"),
        ("2026-03-02T09:01:00.250", "2026-03-02 09:01:00.25"),
        ("2026/3/2", "2026-03-02 00:00:00"),
        ("2026-03-02 09:01:00,25", "2026-03-02 09:01:00.25"),
        ('=""2026-3-2 9:01""', "2026-03-02 09:01:00"),
        ("2020年1月8日 上午11时", "2020-01-08 11:00:00"),
        ("2020年1月8日 下午3时20分", "2020-01-08 15:20:00"),
        ("20220614130023", "2022-06-14 13:00:23"),
        ("2010-03-31T16:59:42+02:00", "2010-03-31 14:59:42"),
        ("2016-03-03T13:40:01.000+0000", "2016-03-03 13:40:01"),
        ("2020-12-11T18:34:09Z", "2020-12-11 18:34:09"),
        ("Tue, 31 Aug 2010 20:36:28 +0000", "2010-08-31 20:36:28"),
        ("09/Jan/24 3:54 PM", "2024-01-09 15:54:00"),
        ("2/13/2026 12:30:00 AM", "2026-02-13 00:30:00"),
        ("31.12.2026 08:00", "2026-12-31 08:00:00"),
        ("２０２６－０３－０２　０９：０１", "2026-03-02 09:01:00"),
        (" 2026-03-02 ", "2026-03-02 00:00:00"),
    ],
)
def test_each_usual_form_of_a_time_is_read(desk, text, instant):
    assert received(desk, [text]) == [instant]


def test_what_is_no_time_in_full_is_quarantined_with_its_reason(desk):
    texts = [
        "2026-02-30",
        "09:00 PM",
        "26-03-01",
        "2026-03-01 25:00",
        "46082",
        "1772327400",
        "04/09/17 12:39",
        "1970-01-01",
        "",
        "2026-03-01x",
    ]
    assert received(desk, texts) == [None] * len(texts)
    reasons = dict(desk.rows("select value, reason from quarantine"))
    assert (reasons["2026-02-30"], reasons["1970-01-01"], reasons[None]) == ("not_a_time", "time_out_of_bounds", "missing")
    assert desk.rows("select raw from quarantine where value = '26-03-01'") == [('c2,"26-03-01",',)]


@pytest.mark.parametrize(
    ("declared", "text", "instant"),
    [
        ('dates = ["excel"]', "46082.375", "2026-03-01 09:00:00"),
        ('dates = ["epoch"]', "1772327400", "2026-03-01 01:10:00"),
        ('dates = ["epoch_ms"]', "1772327400500", "2026-03-01 01:10:00.5"),
        ('dates = ["%d/%m/%y %H:%M"]', "04/09/17 12:39", "2017-09-04 12:39:00"),
        ('date_order = "day-first"', "04/09/17 12:39", "2017-09-04 12:39:00"),
        ('date_order = "month-first"', "04/09/2017", "2017-04-09 00:00:00"),
    ],
)
def test_what_is_declared_is_read_so(desk, declared, text, instant):
    assert received(desk, [text, "2026-03-02"], declared) == [instant, "2026-03-02 00:00:00"]


def test_the_order_of_day_and_month_is_decided_over_the_whole_column(desk):
    assert received(desk, ["01/02/2026", "13/02/2026"]) == ["2026-02-01 00:00:00", "2026-02-13 00:00:00"]


def test_dates_that_fit_both_orders_refuse_the_file_and_name_the_setting(desk):
    assert received(desk, ["01/02/2026", "03/04/2026"]) == [None, None]
    (_file, reason) = desk.result.refused[0]
    assert "date_order" in reason
    assert "received_at" in reason
    assert desk.rows("select * from imports") == []


def test_dates_of_both_orders_in_one_column_are_all_quarantined(desk):
    assert received(desk, ["13/02/2026", "02/13/2026", "01/02/2026"]) == [None, None, None]
    assert desk.rows("select distinct reason from quarantine") == [("mixed_date_order",)]


def test_a_skipped_time_is_moved_forward_a_doubled_one_is_the_first_and_both_are_counted(desk):
    texts = ["2026-03-08 02:30:00", "2026-11-01 01:30:00", "2026-07-01 00:00:00"]
    assert received(desk, texts, zone="America/New_York") == ["2026-03-08 07:30:00", "2026-11-01 05:30:00", "2026-07-01 04:00:00"]
    assert desk.rows("select times_nonexistent, times_ambiguous from imports") == [(1, 1)]


def test_without_a_zone_times_are_read_as_utc_and_that_is_said_only_where_it_matters(desk):
    assert any("no time zone" in one for one in desk.load_text('preset = "complaint_list"', HEAD + "1,2026-03-01,\n").warnings)
    assert not any(
        "zone" in one for one in desk.load_text('preset = "complaint_list"', HEAD + "2,2026-03-01T00:00:00Z,\n", "b.csv").warnings
    )


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,234.50", 1234.5),
        ("￥1,200", 1200),
        ("¥300元", 300),
        ("$ 12.5", 12.5),
        ("１２３", 123),
        ("-5", -5),
        ("-0.0", 0),
        ("19.990000000000002", 19.99),
    ],
)
def test_numbers_with_unmistakable_marks_are_read(desk, text, amount):
    desk.load_text('preset = "complaint_list"', HEAD + f'1,2026-03-01T00:00Z,"{text}"\n')
    assert float(desk.one("select claimed_amount from complaints")) == amount


@pytest.mark.parametrize("text", ["1.234,50", "(200)", "3e2", "1_000", "inf", "nan", "0x10", "1e400", "5-", ".", "1,23", "9.999"])
def test_other_numbers_are_quarantined_never_guessed(desk, text):
    account = desk.load_text('preset = "complaint_list"', HEAD + f'1,2026-03-01T00:00Z,"{text}"\n')
    assert (account.rows_new, account.rows_quarantined) == (0, 1)


def test_a_declared_decimal_comma_is_read(desk):
    desk.load_text('preset = "complaint_list"\ndecimal = ","', HEAD + '1,2026-03-01T00:00Z,"1.234,50"\n')
    assert float(desk.one("select claimed_amount from complaints")) == 1234.5


def test_ids_are_texts_and_what_a_spreadsheet_made_of_them_is_quarantined(desk):
    ids = ["007", "１２３", " A1 ", "1.0", "1.23E+15", "6.2E17", "1-364", "a\u200bb", '="0012"']
    account = desk.load_text('preset = "complaint_list"', HEAD + "".join(f"{one},2026-03-01T00:00Z,\n" for one in ids))
    assert account.reasons == {"id_as_number": 3}
    assert [row[0] for row in desk.rows("select complaint_id from complaints order by line")] == ["007", "123", "A1", "1-364", "ab", "0012"]


def test_words_the_mapping_does_not_know_are_reported_not_guessed(desk):
    source = 'kind = "events"\ntimezone = "UTC"\ncolumns = { complaint_id = "id", at = "when", kind = "what", team = "team" }\n'
    source += 'values = { kind = { "Ticket geschlossen" = "closed" } }'
    text = (
        "id,when,what,team\n1,2026-03-01,ticket geschlossen, Front   desk\n1,2026-03-02,Mystery,Front desk\n1,2026-03-03,note,Front desk\n"
    )
    account = desk.load_text(source, text)
    assert desk.rows("select kind, team from events order by line") == [
        ("closed", "Front desk"),
        ("other", "Front desk"),
        ("note", "Front desk"),
    ]
    assert desk.rows("select field, word, seen from unmapped_words") == [("kind", "Mystery", 1)]
    assert any("Mystery" in one for one in account.warnings)


def test_null_words_hold_for_their_column_only(desk):
    head = "complaint_id,received_at,status,channel\n"
    source = 'preset = "complaint_list"\nnulls = { status = ["?"] }'
    desk.load_text(source, head + "1,2026-03-01T00:00Z,?,?\n")
    assert desk.rows("select status, channel from complaints") == [(None, "?")]


def test_columns_that_no_mapping_knows_are_kept_as_attributes_in_order(desk):
    desk.load_text('preset = "complaint_list"', 'complaint_id,received_at,zeta,"al""pha",none\n1,2026-03-01T00:00Z,z,"a ""b"" \\",\n')
    assert desk.one("select attributes from complaints") == '{"al\\"pha":"a \\"b\\" \\\\","zeta":"z"}'


def test_a_missing_required_column_is_refused_with_the_likeliest_match(desk):
    source = 'kind = "complaints"\ncolumns = { complaint_id = "CASE_ENQUIRY", received_at = "OPEN_DT" }'
    assert desk.load_text(source, "CASE_ENQUIRY_ID,OPEN_DT\n1,2026-03-01\n") is None
    reason = desk.result.refused[0][1]
    assert "complaint_id" in reason
    assert "CASE_ENQUIRY_ID" in reason
    assert "\n" not in reason


def test_a_refused_file_does_not_stop_the_others(desk):
    good, bad = desk.write("a.csv", HEAD + "1,2026-03-01T00:00Z,\n"), desk.write("b.csv", "")
    result = desk.load('preset = "complaint_list"', bad, good, desk.folder / "missing.csv")
    assert [one.file for one in result.files] == ["a.csv"]
    assert len(result.refused) == 2
    assert desk.one("select count(*) from complaints") == 1


def test_cases_whose_id_is_a_word_for_nothing_are_not_one_case(desk):
    words = ["N/A", "null", "-", " none ", "无", "＃N/A", "\u200b"]
    rows = "".join(f'"{word}",2026-03-0{day}T00:00Z,\n' for word in words for day in (1, 2))
    account = desk.load_text('preset = "complaint_list"', HEAD + rows + "7,2026-03-01T00:00Z,\n")
    assert (account.rows_new, account.rows_quarantined) == (1, 14)
    assert set(desk.rows("select reason, expected from quarantine")) == {("missing", "a value")}
    assert desk.rows("select complaint_id from complaints") == [("7",)]


def test_a_word_for_nothing_is_no_customer(desk):
    head = "complaint_id,received_at,customer_id\n"
    desk.load_text('preset = "complaint_list"', head + "1,2026-03-01T00:00Z,N/A\n2,2026-03-01T00:00Z,-\n3,2026-03-01T00:00Z,NA-7\n")
    assert desk.rows("select customer_id from complaints order by complaint_id") == [(None,), (None,), ("NA-7",)]


def test_lengths_of_time_keep_every_second(desk):
    texts = ["300:00:01", "27:46:40.5", "1:00:00.123", "02:05", "7.5", "1.5E-7", "1" * 5000 + ":00:00"]
    columns = "columns = { call_id = 'id', started_at = 'began', talk_seconds = 'talk' }"
    rows = "".join(f"{place},2026-03-01,{text}\n" for place, text in enumerate(texts))
    desk.load_text(f'kind = "calls"\ntimezone = "UTC"\n{columns}', "id,began,talk\n" + rows)
    seconds = [row[0] for row in desk.rows("select talk_seconds from calls order by call_id")]
    assert seconds == [1_080_001, 100_000.5, 3600.123, 125, 7.5, 1.5e-7]
    assert desk.rows("select line, reason from quarantine") == [(8, "not_a_number")]


def test_the_rest_that_a_programs_sum_leaves_is_a_number(desk):
    desk.load_text('preset = "complaint_list"', HEAD + "1,2026-03-01T00:00Z,5.55E-17\n2,2026-03-01T00:00Z,\xa0\n")
    assert desk.rows("select claimed_amount from complaints order by complaint_id") == [(0,), (None,)]


def test_a_null_word_holds_in_any_width(desk):
    source = 'preset = "complaint_list"\nnulls = { status = ["（空）"] }'
    rows = "".join(f"{place},2026-03-01T00:00Z,{text}\n" for place, text in enumerate(["（空）", "(空)", "\u3000（空） ", "开启"]))
    desk.load_text(source, "complaint_id,received_at,status\n" + rows)
    assert desk.rows("select status from complaints order by complaint_id") == [(None,), (None,), (None,), ("开启",)]


def test_a_declared_zone_name_says_where_the_time_is(desk):
    texts = ["2026-03-01 10:00:00 PST", "2026-03-01 10:00:00 Asia/Tokyo"]
    declared = 'dates = ["%Y-%m-%d %H:%M:%S %Z"]'
    assert received(desk, texts, declared, zone="Asia/Shanghai") == ["2026-03-01 18:00:00", "2026-03-01 01:00:00"]


def test_parts_of_a_second_below_a_microsecond_are_left_off(desk):
    texts = ["2026-03-02 09:01:00.1234567", "2026-03-02T09:01:00.123456789Z", "2026-03-02 09:01:00.1234560"]
    assert received(desk, texts) == ["2026-03-02 09:01:00.123456"] * 3
