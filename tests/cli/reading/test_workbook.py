import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from plaint.errors import InputRefusedError
from plaint.reading.cells import format_kind, number_text
from plaint.reading.sheet import column_of, unescaped


def book(*rows, change=lambda _book: None):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    change(made)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def patched(content, part, change):
    """The workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()).encode() if name == part else text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_texts_numbers_and_dates_are_exact(read):
    got = read(
        book(
            ["id", "at", "day", "clock", "amount", "whole", "valid"],
            [
                "007",
                dt.datetime.fromisoformat("2026-03-01 09:05:07"),
                dt.date(2026, 3, 1),
                dt.time(9, 5),
                1.1,
                42,
                True,
            ],
        )
    )
    assert got.rows == [(2, "007", "2026-03-01 09:05:07", "2026-03-01 00:00:00", "09:05:00", "1.1", "42", "TRUE")]
    assert got.export.format == "xlsx"


def test_a_real_date_among_texts_is_read_as_both_are(read):
    got = read(book(["id", "at"], [1, "2019/4/25 9:32:09"], [2, dt.datetime.fromisoformat("2019-04-25 09:32:09")]))
    assert [row[2] for row in got.rows] == ["2019/4/25 9:32:09", "2019-04-25 09:32:09"]


def test_dates_since_1904_are_the_same_days(read):
    def since_1904(made):
        made.epoch = CALENDAR_MAC_1904

    rows = (["id", "at"], [1, dt.datetime.fromisoformat("2026-03-01 09:00")])
    assert read(book(*rows, change=since_1904)).cells == read(book(*rows)).cells == [("1", "2026-03-01 09:00:00")]


def test_numbers_that_lost_digits_show_it(read):
    got = read(book(["id", "text"], [622202123456789012, "a"], [123456789012345, "b"]))
    assert [row[1] for row in got.rows] == ["6.22202123456789E+17", "123456789012345"]


def test_a_formula_without_a_saved_result_is_rejected_by_name(read):
    got = read(book(["id", "amount"], [1, "=1+1"], [2, 5]))
    assert [(line, column, reason) for line, column, reason, *_ in got.rejects] == [(2, "amount", "formula_without_value")]
    assert got.cells == [("2", "5")]


def test_a_formula_with_a_saved_result_is_its_result(read):
    content = patched(book(["id", "amount"], [1, "=1+1"]), SHEET, lambda xml: re.sub(r"<v ?/>|<v></v>", "<v>2</v>", xml))
    assert read(content).cells == [("1", "2")]


def test_error_cells_stay_text_and_are_told(read):
    def as_error(xml):
        return re.sub(r'<c r="B2"[^>]*>.*?</c>', '<c r="B2" t="e"><v>#N/A</v></c>', xml)

    got = read(patched(book(["id", "team"], [1, "x"]), SHEET, as_error))
    assert got.cells == [("1", "#N/A")]
    assert "1 cells hold an Excel error" in got.account.warnings[0]


def test_titles_blank_rows_and_totals_are_accounted_for(read):
    got = read(book(["Complaints"], [], ["id", "at", "text"], [1, "x", "a"], [], [2, "y", "b"], ["合计"]))
    assert got.rows == [(4, "1", "x", "a"), (6, "2", "y", "b")]
    account = got.account
    assert (account.lines, account.header, account.blank, account.other, account.rows) == (7, 1, 2, 2, 2)


def test_a_ghost_used_range_costs_nothing(read):
    def ghost(made):
        made.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)

    assert read(book(["id", "text"], [1, "a"], change=ghost)).account.lines == 2


def test_a_row_wider_than_the_header_is_rejected(read):
    got = read(book(["id", "text"], [1, "a", "stray"], [2, "b"]))
    assert got.reasons == [(2, "too_many_fields")]
    assert got.rejects[0][5] == "1,a,stray"
    assert got.export.raw_lines([3]) == {3: "2,b"}


def test_the_sheet_with_the_wanted_columns_is_read_and_the_others_are_told(read):
    def more(made):
        made.create_sheet("Notes").append(["see", "sheet", "Data"])
        made.move_sheet("Notes", -1)

    content = book(["case id", "opened at"], [1, "x"], change=more)
    got = read(content, wanted=frozenset({"Case ID", "Opened At"}))
    assert got.export.header == ("case id", "opened at")
    assert "'Notes'" in got.account.warnings[0]
    with pytest.raises(InputRefusedError, match="header and no row below it"):
        read(content, sheet="Notes")
    with pytest.raises(InputRefusedError, match=r"'Gone' does not exist; it has 'Notes', 'Sheet'"):
        read(content, sheet="Gone")


def test_shared_texts_are_read_without_the_readings_above_them(read):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as made:
        sheet = made.add_worksheet()
        for at, row in enumerate((["id", "city"], ["1", "x"], ["2", "x"])):
            sheet.write_row(at, 0, row)
    reading = "<r><t>東京</t></r><rPh sb='0' eb='2'><t>トウキョウ</t></rPh>"
    changed = patched(content.getvalue(), "xl/sharedStrings.xml", lambda xml: xml.replace("<t>x</t>", reading))
    assert read(changed).cells == [("1", "東京"), ("2", "東京")]


def test_a_cell_whose_shared_text_is_not_there_is_damage_not_an_empty_cell(read):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as made:
        sheet = made.add_worksheet()
        for at, row in enumerate((["id", "city"], ["1", "x"])):
            sheet.write_row(at, 0, row)
    changed = patched(content.getvalue(), "xl/worksheets/sheet1.xml", lambda xml: xml.replace("<v>3</v>", "<v>33</v>"))
    with pytest.raises(InputRefusedError, match="a cell in row 2 refers to a text that is not there"):
        read(changed)


@pytest.mark.parametrize("rows", [[], [["id", "text"]]], ids=["no row", "only a header"])
def test_an_empty_workbook_is_refused(read, rows):
    with pytest.raises(InputRefusedError, match="an empty export"):
        read(book(*rows))


def test_a_cut_workbook_is_refused(read):
    with pytest.raises(InputRefusedError, match="damaged or cut off"):
        read(book(["id", "text"], [1, "a"])[:-100])


def test_a_damaged_sheet_is_refused(read):
    with pytest.raises(InputRefusedError, match="broken XML"):
        read(patched(book(["id", "text"], [1, "a"]), SHEET, lambda xml: xml[:-30]))


def test_entities_are_refused(read):
    def bomb(xml):
        return '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + xml

    with pytest.raises(InputRefusedError, match="document type or entities"):
        read(patched(book(["id", "text"], [1, "a"]), SHEET, bomb))


def test_a_workbook_that_unpacks_to_too_much_is_refused(read):
    with pytest.raises(InputRefusedError, match="would unpack to"):
        read(book(["id", "text"], *([n, "a" * 5000] for n in range(100))), max_bytes=100_000)


def test_other_office_documents_are_refused(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(InputRefusedError, match="no Excel workbook"):
        read(out.getvalue(), "letter.xlsx")


@pytest.mark.parametrize(
    ("number", "code", "kind"),
    [
        (14, None, "date"),
        (0, None, ""),
        (2, None, ""),
        (46, None, "elapsed"),
        (164, "yyyy-mm-dd h:mm:ss", "date"),
        (164, "[$-804]yyyy年m月d日", "date"),
        (164, "hh:mm:ss.000", "fraction"),
        (164, "[h]:mm:ss", "elapsed"),
        (164, "#,##0.00", ""),
        (164, '0 "days"', ""),
        (164, "[Red]0.0", ""),
        (164, "General", ""),
        (164, '"¥"#,##0;[Red]-0', ""),
    ],
)
def test_number_formats_are_told_apart(number, code, kind):
    assert format_kind(number, code) == kind


@pytest.mark.parametrize(
    ("stored", "kind", "text"),
    [
        ("46082.375", "date", "2026-03-01 09:00:00"),
        ("46082.99999999", "date", "2026-03-02 00:00:00"),
        ("0.5", "date", "12:00:00"),
        ("59", "date", "1900-02-28 00:00:00"),
        ("60", "date", "60"),
        ("61", "date", "1900-03-01 00:00:00"),
        ("-1", "date", "-1"),
        ("99999999", "date", "99999999"),
        ("1.5", "elapsed", "36:00:00"),
        ("46082.3750014", "fraction", "2026-03-01 09:00:00.121"),
        ("1.1000000000000001", "", "1.1"),
        ("1E3", "", "1000"),
        ("13800000001", "", "13800000001"),
        ("1000000000000000", "", "1E+15"),
        ("0.30000000000000004", "", "0.3"),
        ("nan?", "", "nan?"),
    ],
)
def test_stored_numbers_become_text(stored, kind, text):
    assert number_text(stored, kind, since_1904=False) == text


def test_cell_references_and_escapes():
    assert [column_of(reference) for reference in ("A1", "Z9", "AA1", "XFD1", "")] == [0, 25, 26, 16383, -1]
    assert unescaped("a_x000D_b_x0041_c_x0000_") == "a\rbAc_x0000_"
