"""Rows made in bulk are those that xlsxwriter writes cell by cell, to the byte."""

import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from plaint.report.sheet_rows import rows_of
from plaint.report.workbook import Workbook

AS_OF = datetime(2026, 1, 1)  # noqa: DTZ001
FORM = 2


def cell_by_cell(path, table):
    """The sheet's XML as the library writes it, one cell after the other."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": AS_OF})
    head, time = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    sheet = book.add_worksheet("cases")
    for place, name in enumerate(table.column_names):
        sheet.write_string(0, place, name, head)
    for row, values in enumerate(table.to_pylist(), start=1):
        for place, value in enumerate(values.values()):
            if isinstance(value, str):
                sheet.write_string(row, place, value)
            elif isinstance(value, datetime):
                sheet.write_datetime(row, place, value, time)
            elif isinstance(value, bool):
                sheet.write_boolean(row, place, value)
            elif isinstance(value, int | float):
                sheet.write_number(row, place, value)
            elif value is not None:
                sheet.write_string(row, place, str(value))
    book.close()
    return sheet_xml(path)


def sheet_xml(path):
    with zipfile.ZipFile(path) as book:
        text = book.read("xl/worksheets/sheet1.xml").decode()
    return text[text.index("<sheetData>") : text.index("</sheetData>")].partition("</row>")[2]


TEXTS = [
    "", "a", " a", "a ", "a\n", "\t", "a & b", "<r>bold</r>x", '"quoted"', "_x0041_", "_x004_", "\x07\x1b", "\x7f\x85", "\ufffe", "\u3000两",
    "=1+1", "http://example.invalid", "x" * 32_770, "😀" * 16_390, "a\u2028", None, "\r\n", "  ", "·é",
]  # fmt: skip


def test_texts_of_any_kind_are_written_as_the_library_does(tmp_path):
    table = pa.table({"complaint_id": [f"C{number}" for number in range(len(TEXTS))], "text": TEXTS})
    assert rows_of(table, FORM) == cell_by_cell(tmp_path / "a.xlsx", table)


def test_a_text_that_looks_like_the_librarys_own_markup_is_escaped():
    assert "<t>&lt;r&gt;x&lt;/r&gt;</t>" in rows_of(pa.table({"text": ["<r>x</r>"]}), FORM)


def test_numbers_times_days_money_and_truth_are_written_as_the_library_does(tmp_path):
    table = pa.table({
        "whole": [1, -5, 2**53 // 10, None],
        "real": [0.1, 1 / 3, 1e21, None],
        "at": pa.array([datetime(2026, 3, 4, 5, 6, 7), datetime(1900, 1, 2, 12), datetime(1900, 3, 1), None], pa.timestamp("s")),  # noqa: DTZ001
        "on": [date(2026, 3, 4), None, date(1999, 1, 1), date(2000, 2, 29)],
        "money": pa.array([Decimal("1.50"), None, Decimal("-3.00"), Decimal("0.01")], pa.decimal128(18, 2)),
        "is_open": [True, False, None, True],
    })  # fmt: skip
    assert rows_of(table, FORM) == cell_by_cell(tmp_path / "a.xlsx", table)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.text(max_size=12), st.none() | st.floats(allow_nan=False, allow_infinity=False)), min_size=1, max_size=8))
def test_any_texts_and_numbers_are_written_as_the_library_does(tmp_path_factory, rows):
    rows = [row for row in rows if not (row[0].startswith("<r>") and row[0].endswith("</r>"))] or [("a", None)]
    table = pa.table({"text": [text for text, _ in rows], "number": pa.array([number for _, number in rows], pa.float64())})
    assert rows_of(table, FORM) == cell_by_cell(tmp_path_factory.mktemp("book") / "a.xlsx", table)


@pytest.mark.parametrize(("place", "name"), [(0, "A1"), (25, "Z1"), (26, "AA1"), (51, "AZ1"), (52, "BA1")])
def test_columns_beyond_the_alphabet_have_two_letters(place, name):
    told = rows_of(pa.table({f"column_{number}": [1] for number in range(60)}), FORM)
    assert told.split("<c ")[place + 1].startswith(f'r="{name[:-1]}2"')


def test_a_list_in_pieces_is_one_list():
    pieces = pa.chunked_array([pa.array(["a"]), pa.array(["b"])])
    assert rows_of(pa.table({"text": pieces}), FORM).count("<row ") == 2


def test_the_workbook_has_head_rows_and_extent(tmp_path):
    table = pa.table({"complaint_id": ["a", "b"], "at": [datetime(2026, 1, 2, tzinfo=UTC).replace(tzinfo=None), None]})
    with Workbook(tmp_path / "cases.xlsx", AS_OF) as book:
        book.add("cases", table)
        book.add("empty", table.slice(0, 0))
    with zipfile.ZipFile(tmp_path / "cases.xlsx") as made:
        first, second = (made.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2))
    assert '<dimension ref="A1:B3"/>' in first
    assert first.index("complaint_id") < first.index("<t>a</t>") < first.index("<t>b</t>")
    assert '<dimension ref="A1:B1"/>' in second
