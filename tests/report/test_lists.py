"""Case lists beside the report: whole, masked, harmless in a spreadsheet."""

import csv
from datetime import datetime

import openpyxl
import pyarrow as pa
import pytest
from plaint.defusing import defused
from plaint.report.lists import write_csv
from plaint.report.workbook import Workbook
from plaint.settings import read_settings


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "|cmd", "%0A", "\t=1", "\r=1", " =1", "＝1+1", "\u200b=1", "\ufeff=1", "　@x", "'=1"]
)
def test_a_text_that_could_be_a_formula_is_defused(text):
    assert defused(text) == "'" + text


@pytest.mark.parametrize("text", ["", "C-1", "1=1", "a@b", "不清楚", "3 % of"])
def test_any_other_text_stays_as_it_is(text):
    assert defused(text) == text


def test_a_csv_is_read_back_as_it_was_written(tmp_path):
    table = pa.table({"complaint_id": ["a", "b"], "text": ['he said "no"\nand left, 真的', "=1+1"], "measured": [1.5, None]})
    write_csv([table], tmp_path / "list.csv")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [["complaint_id", "text", "measured"], ["a", 'he said "no"\nand left, 真的', "1.5"], ["b", "'=1+1", ""]]


def test_a_workbook_holds_texts_as_texts(tmp_path):
    table = pa.table({"complaint_id": ["=1+1", "http://example.invalid"], "at": [datetime(2026, 1, 2, 3), None]})  # noqa: DTZ001
    with Workbook(tmp_path / "cases.xlsx", datetime(2026, 1, 1)) as book:  # noqa: DTZ001
        book.add("cases", table)
    sheet = openpyxl.load_workbook(tmp_path / "cases.xlsx")["cases"]
    assert [cell.value for cell in sheet[2]] == ["=1+1", datetime(2026, 1, 2, 3)]  # noqa: DTZ001
    assert sheet["A2"].data_type == "s"


def test_the_list_beside_the_page_holds_every_row_in_local_time(story, write):
    with (write(story) / "lists" / "sla_cases.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    told = story.rows("sla_cases")
    assert len(rows) == len(told)
    first = next(row for row in rows if row["complaint_id"] == "C000001" and row["clock"] == "first_contact")
    assert first["started_at"] == "2025-06-05 00:00:00" or first["started_at"].startswith("2025-06-04")


@pytest.mark.parametrize(("rows", "is_said"), [(100, True), (10_000, False)])
def test_the_page_says_where_the_workbook_holds_only_a_part(story, write, monkeypatch, rows, is_said):
    monkeypatch.setattr("plaint.report.write.SHEET_ROWS", rows)
    page = (write(story) / "report.html").read_text(encoding="utf-8")
    assert (f"the first {rows:,} rows of each; the CSV files hold more" in page) == is_said


def test_long_lists_are_cut_where_the_settings_ask_and_the_page_says_so(story, write, project, monkeypatch):
    monkeypatch.setattr("plaint.report.lists.PAGE", 700)
    asked = project.path.with_name("cut.toml")
    asked.write_text(project.text + "\n[report]\nlist_rows = 1000\n", encoding="utf-8")

    def written(**more):
        folder = write(story, **more)
        lists = {path.stem: path.read_text(encoding="utf-8-sig").splitlines() for path in sorted((folder / "lists").glob("*.csv"))}
        return lists, (folder / "report.html").read_text(encoding="utf-8"), (folder / "report.json").read_bytes()

    whole, page, numbers = written()
    settings = read_settings(asked)
    cut, cut_page, cut_numbers = written(settings=settings)
    long = {name for name, lines in whole.items() if len(lines) > 1_001}
    assert "compliance_cases" in long
    assert cut == {name: lines[:1_001] for name, lines in whole.items()}
    assert cut_numbers == numbers.replace(project.digest.encode(), settings.digest.encode())
    for name in whole:
        assert f"plaint query {name} --format csv" not in page
        assert (f"<code>plaint query {name} --format csv -o {name}.csv</code>" in cut_page) == (name in long)
    rows = len(whole["compliance_cases"]) - 1
    assert f"(rows: {rows:,}, CSV: only the first 1,000 rows, as the settings ask; all of them:" in cut_page
