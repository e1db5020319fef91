"""Words of a log that want to be more than words: formulas, escapes, paths, SQL, personal data, in every file and line we write."""

import csv
import io
import json
import re
import unicodedata

import openpyxl
import pytest
from plaint import app
from plaint.errors import Exit

STARTS = [
    "=",
    "+",
    "-",
    "@",
    "|",
    "%",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "\u00a0=",
    "　=",
    "\u200b=",
    "\ufeff=",
    "'=",
    "\t=",
    "\u2003@",
    "﹢",
    "⁺",
    "\u202e=",
]
BODIES = ["cmd|'/c calc'!A0", 'HYPERLINK("http://x.invalid")', "SUM(1+1)*cmd|' /C calc'!A0"]
FORMULAS = [start + body for start in STARTS for body in BODIES]
ESCAPES = [
    "\x1b[2J",
    "\x1b]0;owned\x07",
    "\x9b31m",
    "\u202eevil\u202c",
    "\u2066x\u2069",
    "\x1b]8;;http://x.invalid\x1b\\x",
    "a\rb",
    "a\x08b",
]
PATHS = [
    "../../escaped",
    "/var/escaped",
    "..\\..\\escaped",
    "a/../../b",
    "~/escaped",
    "con",
    "x\x00y",
    "-rf",
    "$(touch escaped)",
    "`touch escaped`",
]
SQL = [
    "'; drop table cases; --",
    '"; drop table cases; --',
    "x' or '1'='1",
    "{{ 7*7 }}",
    "{% include '/etc/passwd' %}",
    "<script>alert(1)</script>",
]
WORDS = [word.replace("\x00", "") for word in [*FORMULAS, *ESCAPES, *PATHS, *SQL]]
PERSONAL = ["anna.example@mail.example", "13800138000", "4111 1111 1111 1111"]
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SOURCE = "../=desk'; --"
SETTINGS = f"""[project]
name = "=1+1 <b>"
timezone = "UTC"
[[sources]]
name = "{SOURCE}"
kind = "complaints"
files = ["in/*.csv"]
columns = {{ complaint_id = "complaint_id", received_at = "received_at", description = "-- \\"; drop table x" }}
[[gates]]
name = "=known"
measure = "case_facts"
max = 0
baseline = true
"""
HEADER = ["complaint_id", "received_at", "product", "issue", "team", "owner", "customer_id", '-- "; drop table x', "=1+1", "../x"]


class Project:
    def __init__(self, folder):
        self.folder = folder

    def run(self, *args, capsys=None):
        named = 2 if args[0] in {"baseline", "problem"} else 1
        code = app.run([*args[:named], "-s", str(self.folder / "plaint.toml"), *args[named:]])
        return code, capsys.readouterr() if capsys else None


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A night over a log in which every text field, file name, source and column name is hostile."""
    folder = tmp_path_factory.mktemp("outer") / "project"
    (folder / "in").mkdir(parents=True)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(HEADER)
    for place, word in enumerate(WORDS):
        writer.writerow(
            [f"{word}#{place}", "2026-06-01 09:00", *[word] * 4, f"{word}{place % 3}", f"{word} {PERSONAL[place % 3]}", word, word]
        )
    writer.writerow(["bad", "=someday " + PERSONAL[0], *["x"] * 8])
    (folder / "in/=x_[a]; --.csv").write_text(buffer.getvalue(), encoding="utf-8")
    (folder / "plaint.toml").write_text(SETTINGS, encoding="utf-8")
    before = {one.name for one in folder.parent.parent.iterdir()}
    project = Project(folder)
    code, _ = project.run("nightly", "--as-of", "2026-06-30")
    assert code in {Exit.INCOMPLETE, Exit.GATE_FAILED}
    assert {one.name for one in folder.parent.parent.iterdir()} == before
    return project


def could_run(cell):
    """An oracle of its own: would a spreadsheet, after all trimming it may do, see a formula?"""
    try:
        float(cell)
    except ValueError:
        start = unicodedata.normalize("NFKC", cell)
        shown = "".join(one for one in start if unicodedata.category(one) not in {"Cf", "Cc"} and not one.isspace())
        return shown[:1] in {"=", "+", "-", "@", "|", "%"} or cell[:1] in {"\t", "\r"}
    return False


def test_no_cell_of_any_list_can_run(hostile):
    lists = sorted((hostile.folder / "reports").glob("2*/lists/*.csv"))
    assert lists
    for path in lists:
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert not [cell for row in csv.reader(file) for cell in row if could_run(cell)], path.name


def test_the_workbook_holds_no_formula_and_no_link(hostile):
    book = openpyxl.load_workbook(next((hostile.folder / "reports").glob("2*/lists/cases.xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 1000
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "md", "table"])
def test_no_form_of_a_query_can_steer_a_terminal(hostile, form, capsys):
    capsys.readouterr()
    code, said = hostile.run("query", "case_facts", "--format", form, capsys=capsys)
    assert code == 0
    assert not STEERING.search(said.out.replace("\r\n", "\n"))
    if form == "csv":
        rows = list(csv.reader(io.StringIO(said.out)))
        assert len(rows) == len(WORDS) + 1
        assert not [cell for row in rows for cell in row if could_run(cell)]
    if form == "json":  # nothing is lost for programs
        assert {row["product"] for row in json.loads(said.out)} >= {"=SUM(1+1)*cmd|' /C calc'!A0", "\x1b[2J"}


def test_a_queried_workbook_holds_no_formula(hostile, tmp_path):
    assert hostile.run("query", "case_facts", "--format", "xlsx", "-o", str(tmp_path / "x.xlsx"))[0] == 0
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "x.xlsx").active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_the_quarantine_is_masked_on_the_terminal_and_defused_in_its_file(hostile, tmp_path, capsys):
    capsys.readouterr()
    _, said = hostile.run("quarantine", capsys=capsys)
    assert "received_at" in said.out
    assert PERSONAL[0] not in said.out
    assert not STEERING.search(said.out)
    assert hostile.run("quarantine", "--export", str(tmp_path / "fix.csv"))[0] == 0
    with (tmp_path / "fix.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 2
    assert not [cell for row in rows for cell in row if could_run(cell)]


def test_a_baseline_is_json_that_holds_the_words_as_words(hostile):
    assert hostile.run("baseline", "write")[0] == 0
    text = (hostile.folder / "plaint-baseline.json").read_text(encoding="utf-8")
    assert len(json.loads(text)["known"]["=known"]) == len(WORDS)
    assert "\x1b" not in text


@pytest.mark.parametrize("command", [("explain", f"{WORDS[0]}#0"), ("check",), ("check", "--format", "markdown"), ("check", "--format", "github"),
                                     ("check", "--format", "junit"), ("doctor",), ("problem", "list")])  # fmt: skip
def test_no_command_steers_a_terminal(hostile, command, capsys):
    capsys.readouterr()
    _, said = hostile.run(*command, capsys=capsys)
    assert said.out
    assert not STEERING.search((said.out + said.err).replace("\r\n", "\n"))


def test_pages_and_logs_hold_no_personal_data_and_no_controls(hostile):
    night = next((hostile.folder / "reports").glob("2*"))
    for path in [*night.glob("*.html"), *night.glob("*.json"), *night.glob("*.log"), *night.glob("lists/*.csv")]:
        text = path.read_text(encoding="utf-8")
        assert not [one for one in PERSONAL if one in text], path.name
        assert not STEERING.search(text.replace("\r\n", "\n")), path.name
        assert "<script>alert(1)" not in text or path.suffix != ".html"


def test_the_log_has_one_event_a_line(hostile):
    text = next((hostile.folder / "reports").glob("2*/night.log")).read_text(encoding="utf-8")
    assert text.count("\n") == len(text.splitlines())
    assert "in/=x_[a]; --.csv" in text or "=x_[a]; --.csv" in text


def test_a_file_is_taken_by_its_name_not_as_a_pattern(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "plaint.toml").write_text('[project]\ntimezone = "UTC"\n[[sources]]\nname = "d"\nkind = "complaints"\nfiles = []\n'
                                          'columns = { complaint_id = "complaint_id" }\n', encoding="utf-8")  # fmt: skip
    for name, rows in (("x_[a].csv", "1\n"), ("x_a.csv", "2\n3\n")):
        (tmp_path / "in" / name).write_text("complaint_id,received_at\n" + rows.replace("\n", ",2026-06-01\n"), encoding="utf-8")
    command = ["load", "-s", str(tmp_path / "plaint.toml"), "--source", "d", str(tmp_path / "in/x_[a].csv")]
    assert app.run(command) == 0, capsys.readouterr().err
    capsys.readouterr()
    app.run(["query", "-s", str(tmp_path / "plaint.toml"), "load_account", "--format", "json"])
    assert [row["rows_new"] for row in json.loads(capsys.readouterr().out)] == [1]


@pytest.mark.parametrize("text", ['[project]\ndatabase = "."\n', '[project]\ndatabase = "in/../plaint.toml/x"\n', '[project]\nmemory_limit = "lots"\n',
                                  '[project]\nreports = "\\u0000"\n', '[project]\ndatabase = "\\u0000x"\n', '[project]\nmemory_limit = "\'; drop"\n'])  # fmt: skip
def test_hostile_settings_end_in_one_line(tmp_path, capsys, text):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.csv").write_text("complaint_id,received_at\n1,2026-06-01\n", encoding="utf-8")
    rest = '[[sources]]\nname = "d"\nkind = "complaints"\nfiles = ["in/*.csv"]\ncolumns = { complaint_id = "complaint_id" }\n'
    (tmp_path / "plaint.toml").write_text(text + 'timezone = "UTC"\n' + rest, encoding="utf-8")
    code = app.run(["nightly", "-s", str(tmp_path / "plaint.toml"), "--as-of", "2026-06-30"])
    said = capsys.readouterr().err
    assert code in {Exit.USAGE, Exit.OUT_OF_MEANS, Exit.DAMAGED}, said
    assert sum(line.startswith("Error: ") for line in said.splitlines()) == 1
