import pytest
from plaint.errors import InputRefusedError
from plaint.reading import REASONS, fast

GOOD = "id,text\n1,one\n2,two\n"


def test_a_plain_file_has_all_its_rows_with_their_lines(read):
    got = read(GOOD)
    assert got.rows == [(2, "1", "one"), (3, "2", "two")]
    assert (got.account.lines, got.account.header, got.account.rows, got.account.rejected) == (3, 1, 2, 0)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(read, mark):
    assert read(GOOD.replace(",", mark)).cells == [("1", "one"), ("2", "two")]


def test_a_declared_delimiter_holds(read):
    assert read("id^text\n1^a,b\n", delimiter="^").cells == [("1", "a,b")]


def test_a_delimiter_in_texts_does_not_beat_that_of_the_header(read):
    assert read("id;text\n1;a, b, c\n2;d, e, f\n").cells == [("1", "a, b, c"), ("2", "d, e, f")]


@pytest.mark.parametrize("odd", ["", '3,"th"ree,\n'], ids=["the fast way", "row by row"])
def test_rows_of_empty_cells_are_blank_lines_not_rows(read, odd):
    """As spreadsheets write them, far below the last row that holds anything."""
    got = read(f'id,text,more\n1,"o\nne",\n,,\n2,two,\n , \u3000,\xa0\n"","",""\n{odd},,\n,,\n')
    assert got.cells == [("1", "o\nne", None), ("2", "two", None)]
    assert [row[0] for row in got.rows] == [2, 5]
    assert (got.account.blank, got.account.rejected) == (5, 1 if odd else 0)


def test_rows_of_too_few_or_too_many_empty_cells_are_blank_too(read):
    got = read("id,text,more\n1,one,\n,\n,,,,\n2,two,\n")
    assert (len(got.cells), got.account.blank, got.account.rejected) == (2, 2, 0)


def test_a_header_that_may_be_a_row_is_not_quoted_with_its_phone(read):
    with pytest.raises(InputRefusedError, match="no delimiter") as refused:
        read("王芳 13800138000\n李四 13900139000\n")
    assert "138001380" not in str(refused.value)


def test_a_full_width_comma_is_refused_by_name(read):
    with pytest.raises(InputRefusedError, match="full-width comma"):
        read("编号，客户，内容\n1，张三，投诉\n")


def test_one_column_is_refused_unless_it_is_wanted(read):
    with pytest.raises(InputRefusedError, match="no delimiter found"):
        read("ticket\n1\n2\n")
    assert read("ticket\n1\n2\n", wanted=frozenset({"Ticket"})).cells == [("1",), ("2",)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_no_part_of_values(read, end):
    got = read(GOOD.replace("\n", end))
    assert got.rows == [(2, "1", "one"), (3, "2", "two")]
    assert got.account.lines == 3


def test_a_last_line_without_its_end_is_read_and_told(read):
    got = read(GOOD.rstrip())
    assert got.account.rows == 2
    assert "no line end" in got.account.warnings[0]
    assert read(GOOD).account.warnings == ()


def test_cells_keep_line_ends_quotes_and_delimiters(read):
    got = read('id,text\r\n1,"a\r\nb, ""c"""\r\n2,d\r\n')
    assert got.rows == [(2, "1", 'a\r\nb, "c"'), (4, "2", "d")]
    assert (got.account.lines, got.account.other) == (4, 1)


def test_an_empty_cell_is_null_and_a_null_word_is_text(read):
    assert read('id,a,b\n1,,""\n2,NULL,None\n').cells == [("1", None, None), ("2", "NULL", "None")]


def test_blank_lines_are_counted(read):
    got = read("id,text\n\n1,one\n  \n2,two\n\n\n")
    assert [row[0] for row in got.rows] == [3, 5]
    assert (got.account.lines, got.account.blank) == (7, 4)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1", "too_few_fields"),
        ("1,a,b", "too_many_fields"),
        ("1,a,", "too_many_fields"),
        ("# a note", "too_few_fields"),
        ('1,"a"b', "text_after_quote"),
        ('1,"a', "unclosed_quote"),
        ("1,a\0b", "nul_character"),
        ("1," + "x" * 2_000_000, "cell_too_long"),
        ("1," + "x" * 20_000_000, "line_too_long"),
    ],
    ids=lambda value: value[:12],
)
def test_a_line_that_is_no_row_is_rejected_and_the_others_are_read(read, line, reason):
    got = read(f"id,text\n0,zero\n{line}\n2,two\n3,three\n")
    assert got.reasons == [(3, reason)]
    assert [row[0] for row in got.rows] == [2, 4, 5]
    assert (got.account.lines, got.account.rows, got.account.rejected) == (5, 4, 1)
    assert got.rejects[0][5] == line[: 2**20]
    assert reason in REASONS


def test_an_unclosed_quote_swallows_no_rows(read):
    rows = "".join(f'{n},"text {n}"\n' for n in range(5, 300))
    got = read(f'id,text\n1,one\n2,"never closed\n3,three\n{rows}')
    assert got.reasons == [(3, "unclosed_quote")]
    assert got.account.rows == 298
    assert got.rows[1] == (4, "3", "three")


def test_a_quote_that_closes_rows_later_gives_back_the_rows_between(read):
    got = read('id,text,end\n1,"open,x\n2,two,x\n3,three",y,x\n4,four,x\n')
    assert got.reasons == [(2, "unclosed_quote"), (4, "too_many_fields")]
    assert got.cells == [("2", "two", "x"), ("4", "four", "x")]


def test_asterisk_names_in_doubled_quotes_are_read_where_the_width_fits(read):
    got = read('id,clid,src\n1,""Caller 001" <1115>",1115\n2,""A, B" <7>",7\n')
    assert got.cells == [("1", '"Caller 001" <1115>', "1115"), ("2", '"A, B" <7>', "7")]


def test_doubled_quotes_that_do_not_give_the_width_are_rejected(read):
    assert read('id,clid,src\n1,""Caller" <1>\n2,b,c\n').reasons == [(2, "text_after_quote")]


def test_title_rows_above_the_header_are_counted_as_other(read):
    got = read("Complaints 2026\n\nid,opened_at,text,team\n1,2026-03-01,one,a\n2,2026-03-02,two,b\n")
    assert got.export.header == ("id", "opened_at", "text", "team")
    assert (got.account.header, got.account.other, got.account.blank, got.account.rows) == (1, 1, 1, 2)
    assert got.rows[0][0] == 4


def test_wanted_names_find_a_header_below_a_wide_title(read):
    content = "a,b,c\nCase Number,Opened At,Text\n1,2026-03-01,one\n"
    got = read(content, wanted=frozenset({"case number", "opened_at"}))
    assert got.export.header == ("Case Number", "Opened At", "Text")


def test_a_declared_header_makes_the_first_line_a_row(read):
    got = read("1|a\n2|b\n", header=("id", "text"))
    assert got.rows == [(1, "1", "a"), (2, "2", "b")]
    assert got.account.header == 0


def test_repeated_and_unnamed_columns_become_unique(read):
    got = read(",Comment,comment,Line,Comment (2)\n1,2,3,4,5\n")
    assert got.export.header == ("column 1", "Comment", "comment (3)", "Line (2)", "Comment (2)")
    assert got.export.repeated == {"Comment", "comment"}
    assert got.cells == [("1", "2", "3", "4", "5")]


def test_a_delimiter_at_every_line_end_is_no_column(read):
    got = read("id,text,\n1,one,\n2,two,\n")
    assert got.export.header == ("id", "text")
    assert got.cells == [("1", "one"), ("2", "two")]


def test_a_value_below_the_dropped_column_is_rejected(read):
    rows = "".join(f"{n},text,\n" for n in range(300))
    got = read(f"id,text,\n{rows}300,text,surplus\n")
    assert got.reasons == [(302, "too_many_fields")]
    assert got.account.rows == 301


def test_the_footer_of_a_salesforce_report_is_other(read):
    footer = '\n\n"Open cases"\n"Copyright (c) 2000-2026 salesforce.com, inc."\n"Generated By: A. Person 3/1/2026"\n'
    got = read(f'"Case Number","Subject","Age"\n"1","a","3"\n"2","b","4"\n{footer}')
    assert got.account.rejected == 0
    assert (got.account.lines, got.account.blank, got.account.other, got.account.rows) == (8, 2, 3, 2)


def test_total_lines_at_the_end_are_other_and_unknown_ones_are_rejected(read):
    assert read("id,text\n1,a\n合计: 1 条\n").account.other == 1
    assert read("id,text\n1,a\nTotal\n").account.other == 1
    assert read("id,text\n1,a\nTotal\n2,b\n").reasons == [(3, "too_few_fields")]
    assert read("id,text\n1,a\nsomething\n").reasons == [(3, "too_few_fields")]


def test_a_file_with_a_header_only_is_an_empty_export(read):
    with pytest.raises(InputRefusedError, match="an empty export"):
        read("id,text\n\n")


def test_a_file_of_blank_lines_has_no_header(read):
    with pytest.raises(InputRefusedError, match="no header row"):
        read("\n \n\n")


def test_too_many_columns_are_refused(read):
    with pytest.raises(InputRefusedError, match="100000 columns"):
        read(",".join(f"c{n}" for n in range(100_000)) + "\n1\n")


def test_raw_lines_are_the_rows_as_written(read):
    got = read('id,text\r\n1,"a\r\nb"\r\n2,c\r\n')
    assert got.export.raw_lines([2, 4]) == {2: '1,"a\r\nb"', 4: "2,c"}
    assert got.export.raw_lines([]) == {}


def test_a_header_can_not_break_out_of_the_table(read):
    got = read('id,"x""); drop table staged; --"\n1,2\n')
    assert got.export.header == ("id", 'x"); drop table staged; --')
    assert got.cells == [("1", "2")]


def test_staging_twice_gives_the_same(read):
    got = read(GOOD)
    assert got.export.stage(read.con, "again") == got.account
    assert read.con.execute("from again").fetchall() == got.rows


@pytest.mark.parametrize(
    "content",
    [
        "id,a,b\n1,,\n2,x,y\n",
        'id,a,b\r\n1,"x\ny","z\r\n"\r\n2,"",""\r\n',
        "id,a,b\n1,x,y\n\n\n",
        "title,,\nid,a,b\n1,x,y\n",
    ],
)
def test_plain_text_takes_the_fast_way(read, content):
    export = read(content).export
    assert fast.stage(read.con, "fast", export.header, export.shape) == export._slowly(read.con, "slow")
    assert read.con.execute("from fast order by line").fetchall() == read.con.execute("from slow order by line").fetchall()


@pytest.mark.parametrize(
    "content",
    [
        "id,a,b\n1,,,\n2,x,y\n",
        'id,a,b\n1, "x" ,y\n',
        'id,a,b\n1,"x" ,y\n',
        "id,a,b\n1,x,y\n\n2,x,y\n",
        "id,a,b\n1,x,y\r\n2,x,y\n",
        "id,a,b\n1,x\n",
        "id,a,b\n1,x\0,y\n",
        'id,a,b\n1,x,"y\n',
    ],
)
def test_what_the_fast_reader_would_take_otherwise_goes_the_slow_way(read, content):
    path = read.folder / "odd.csv"
    path.write_text(content + "8,x,y\n9,x,y\n", newline="")
    export = read(path).export
    assert fast.stage(read.con, "fast", export.header, export.shape) is None


def test_raw_lines_are_found_by_their_place_in_a_long_file(read, monkeypatch):
    monkeypatch.setattr("plaint.reading.lines.BLOCK", 64)
    monkeypatch.setattr("plaint.reading.lines.GLANCE", 16)
    rows = [f'{number},"first\nsecond {number}"' if number % 7 == 0 else f"{number},宽带 {number}" for number in range(400)]
    got = read("id,text\n" + "\n".join(rows) + "\n")
    begins, line = {}, 2
    for row in rows:
        begins[line] = row
        line += 1 + row.count("\n")
    wanted = [2, 4, *list(begins)[100:103], max(begins)]
    assert got.export.raw_lines(wanted) == {number: begins[number] for number in wanted}
