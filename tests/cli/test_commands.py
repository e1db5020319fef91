"""The command line as a scheduler and a person meet it: exit codes, one clear line, nothing half-done."""

import json
import os
import signal
import stat
import subprocess
import sys
import time

import pytest
from plaint import app, tables_out
from plaint.errors import Exit, OutOfMeansError, gravest

CSV = "complaint_id,received_at,closed_at,product,issue,customer_id,team\n"
ROWS = "1,2026-06-01 09:00,2026-06-02 09:00,Lamp,flickers,k1,Desk\n2,2026-06-03 09:00,,Lamp,flickers,k1,Desk\n"
SETTINGS = """[project]
timezone = "UTC"
[[sources]]
name = "desk"
kind = "complaints"
files = ["in/*.csv"]
columns = { complaint_id = "complaint_id", received_at = "received_at" }
"""


class Desk:
    def __init__(self, folder, capfd):
        self.folder, self.capfd = folder, capfd
        (folder / "in").mkdir()
        self.write("in/a.csv", CSV + ROWS).write("plaint.toml", SETTINGS)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return self

    def run(self, *args):
        code = app.run(list(args))
        self.out, self.err = self.capfd.readouterr()
        assert "Traceback" not in self.err
        return code


@pytest.fixture
def desk(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capfd)


def test_a_night_loads_analyzes_reports_and_checks(desk):
    assert desk.run("nightly", "--as-of", "2026-06-30") == 0, desk.err
    last = json.loads(desk.err.splitlines()[-1])
    assert last["code"] == 0
    assert last["account"] == {"changed": 0, "files": 1, "new": 2, "quarantined": 0, "read": 2, "refused": [], "same": 0}
    assert (desk.folder / "reports/2026-06-30/report.html").exists()
    assert (desk.folder / "reports/latest/report.json").exists()
    assert "new" in (desk.folder / "reports/2026-06-30/night.log").read_text(encoding="utf-8")


def test_the_same_night_twice_gives_the_same_bytes(desk):
    pages = [desk.folder / "reports/2026-06-30" / name for name in ("report.html", "report.json")]
    desk.run("nightly", "--as-of", "2026-06-30")
    before = [page.read_bytes() for page in pages]
    assert desk.run("nightly", "--as-of", "2026-06-30") == 0
    assert [page.read_bytes() for page in pages] == before


def test_loading_the_same_again_publishes_nothing(desk):
    desk.run("load")
    before = (desk.folder / "plaint.duckdb").read_bytes()
    assert desk.run("load") == 0
    assert (desk.folder / "plaint.duckdb").read_bytes() == before


def test_figures_after_a_load_are_of_what_was_loaded(desk):
    assert desk.write("plaint.toml", SETTINGS + GATE).run("nightly", "--as-of", "2026-06-30") == Exit.GATE_FAILED
    desk.write("in/b.csv", CSV + "3,2026-06-04 09:00,,Lamp,flickers,k2,Desk\n").run("load")
    assert desk.run("query", "case_facts", "--format", "csv") == 0
    assert len(desk.out.splitlines()) == 3
    assert "loaded since the analysis as of 2026-06-30T00:00:00Z" in desk.err
    assert desk.run("check", "--as-of", "2026-06-30", "--format", "json") == Exit.GATE_FAILED
    assert json.loads(desk.out)["gates"][0]["value"] == 3
    assert desk.run("query", "case_facts", "--format", "csv") == 0
    assert len(desk.out.splitlines()) == 4
    assert not desk.err


def test_figures_after_a_changed_limit_are_judged_by_it(desk):
    limits = '[[limits]]\nresolution = "{}"\n[[gates]]\nmeasure = "sla_by_clock"\nwhere = "clock = \'resolution\'"\ncolumn = "breached"\nmax = 0\n'
    desk.write("plaint.toml", SETTINGS + limits.format("60d")).run("nightly", "--as-of", "2026-06-30")
    desk.write("plaint.toml", SETTINGS + limits.format("1h"))
    assert desk.run("query", "sla_by_clock") == 0
    assert "the settings changed since the analysis" in desk.err
    assert desk.run("check", "--as-of", "2026-06-30", "--format", "json") == Exit.GATE_FAILED
    assert json.loads(desk.out)["gates"][0]["value"] > 0


def test_only_the_first_rows_are_printed_and_said_to_be(desk):
    desk.write("in/b.csv", CSV + "3,2026-06-04 09:00,,Lamp,flickers,k2,Desk\n").run("nightly", "--as-of", "2026-06-30")
    asked = ("query", "case_facts", "--format", "json")
    assert desk.run(*asked) == 0
    whole = json.loads(desk.out)
    assert len(whole) == 3
    for limit, least in ((2, 2), (0, 0), (9, 3)):
        assert desk.run(*asked, "--limit", str(limit)) == 0
        assert json.loads(desk.out) == whole[:least]
        assert f"{least} of 3 rows" in desk.err
    assert desk.run(*asked, "--limit", "2", "--where", "complaint_id = '3'") == 0
    assert json.loads(desk.out) == [row for row in whole if row["complaint_id"] == "3"]
    assert "1 of 1 rows" in desk.err
    assert desk.run(*asked, "--limit", "2", "--where", "no_such > 1") == Exit.USAGE
    assert desk.run(*asked, "--limit", "-1") == Exit.USAGE


WORDS = "what Kim Example wrote"
GATE = '\n[[gates]]\nname = "cases"\nmeasure = "case_facts"\nmax = 1\n'


def test_a_failed_gate_is_code_1_and_says_why(desk):
    desk.write("plaint.toml", SETTINGS + GATE).run("load")
    assert desk.run("check", "--as-of", "2026-06-30", "--format", "json") == Exit.GATE_FAILED
    assert json.loads(desk.out)["gates"][0]["value"] == 2
    assert desk.err.splitlines()[-1] == "1 of 1 gates failed: cases"


def test_a_held_gate_is_code_0(desk):
    desk.write("plaint.toml", SETTINGS + GATE.replace("1", "2")).run("load")
    assert desk.run("check", "--as-of", "2026-06-30") == 0


def error_line(desk):
    lines = [line for line in desk.err.splitlines() if line.startswith("Error: ")]
    assert len(lines) == 1, desk.err
    return lines[0]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (SETTINGS + "[projekt]\n", "plaint.toml:8: projekt: unknown key; did you mean project?"),
        (SETTINGS.replace('kind = "complaints"', 'preset = "bosten311"'), "did you mean boston311?"),
    ],
)
def test_wrong_settings_are_code_2(desk, settings, words):
    assert desk.write("plaint.toml", settings).run("nightly") == Exit.USAGE
    assert words in desk.err
    assert not (desk.folder / "plaint.duckdb").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["lod"],
        ["load", "--fast"],
        ["load", "x.csv"],
        ["query"],
        ["query", "sla_by_clocks"],
        ["check", "--as-of", "soon"],
        ["check", "--as-of", "0001-01-01T00:00+14:00"],
    ],
)
def test_wrong_usage_is_code_2(desk, args):
    assert desk.run(*args) == Exit.USAGE


@pytest.mark.parametrize(
    "args",
    [
        ["query", "load_account", "-o", "no/x.csv"],
        ["check", "--also", "junit", "no/x.xml"],
        ["quarantine", "--export", "no/x.csv"],
        ["doctor", "--backup", "no/x.duckdb"],
        ["init", "-s", "no/plaint.toml", "in/a.csv"],
        ["problem", "export", "-o", "no/problems.toml"],
    ],
)
def test_a_folder_that_is_not_there_is_wrong_usage_not_a_bug(desk, args):
    assert desk.run(*args) == Exit.USAGE
    assert "there is no folder 'no'; make it first" in desk.err


def test_a_source_without_files_means_its_own_and_mended_files_must_be_named(desk):
    desk.write("plaint.toml", SETTINGS + SETTINGS[SETTINGS.index("[[") :].replace("desk", "other").replace("in/", "out/"))
    assert desk.run("load", "--source", "desk") == 0
    desk.run("query", "load_account", "--format", "json")
    assert [row["file"] for row in json.loads(desk.out)] == ["a.csv"]
    assert desk.run("load", "--source", "other") == Exit.INPUT_REFUSED
    assert desk.run("load", "--fixed") == Exit.USAGE
    assert desk.run("load", "--fixed", "--source", "desk", "fix.csv") == Exit.USAGE


def test_no_settings_file_says_how_to_get_one(desk):
    (desk.folder / "plaint.toml").unlink()
    assert desk.run("load") == Exit.USAGE
    assert "plaint init" in error_line(desk)


def test_too_much_quarantine_is_code_3_and_the_rest_is_there(desk):
    desk.write("in/a.csv", CSV + ROWS + "3,someday,,,,,\n")
    assert desk.run("load") == Exit.INCOMPLETE
    assert "1 of 3 rows quarantined, above the limit of 1.0%" in desk.err
    desk.run("query", "load_account", "--format", "json")
    assert json.loads(desk.out)[0]["rows_new"] == 2
    desk.run("quarantine")
    assert "a.csv:4 received_at: " in desk.out


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "empty"), (CSV, "empty"), ("received_at,product\n2026-06-01,Lamp\n", "complaint_id"), ("%PDF-1.4\n\x00\x01\x02", "a.csv")],
)
def test_refused_input_is_code_4_and_changes_nothing(desk, text, words):
    desk.write("in/a.csv", text)
    assert desk.run("load") == Exit.INPUT_REFUSED
    assert words in desk.err
    assert not (desk.folder / "plaint.duckdb").exists()


def test_a_missing_file_is_code_4(desk):
    assert desk.run("load", "--source", "desk", "nowhere.csv") == Exit.INPUT_REFUSED
    assert "nowhere.csv" in desk.err


def test_one_refused_file_of_two_is_code_3_and_the_other_is_loaded(desk):
    desk.write("in/b.csv", "")
    assert desk.run("load") == Exit.INCOMPLETE
    assert "1 of 2 files refused" in desk.err
    desk.run("query", "load_account", "--format", "json")
    assert [row["rows_new"] for row in json.loads(desk.out)] == [2]


def plaint(folder, *args, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "plaint", *args], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more
    )


HOLD = """
import sys
from pathlib import Path
from plaint.store import Job, writing
with writing(Path("plaint.duckdb"), Job("load", "")) as work:
    work.changed = False
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_database_in_use_is_code_5_naming_the_holder(desk):
    desk.run("load")
    holder = subprocess.Popen([sys.executable, "-c", HOLD], cwd=desk.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    try:
        assert desk.run("load", "--wait", "0") == Exit.BUSY
        assert f"process {holder.pid}" in error_line(desk)
        assert desk.run("query", "load_account") == 0  # readers are not blocked
    finally:
        holder.communicate("\n", timeout=20)


def test_a_foreign_writer_is_code_5(desk):
    desk.run("load")
    code = "import duckdb, sys; con = duckdb.connect('plaint.duckdb'); print('held', flush=True); sys.stdin.readline()"
    holder = subprocess.Popen([sys.executable, "-c", code], cwd=desk.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    try:
        assert desk.run("load") == Exit.BUSY
        assert "another program" in error_line(desk)
    finally:
        holder.communicate("\n", timeout=20)


def test_no_room_is_code_6(desk, monkeypatch):
    def full(_layout, _bytes):
        raise OutOfMeansError("disk: 0 MiB free, 1 MiB needed; make room or move the database")

    monkeypatch.setattr("plaint.store.files.check_space", full)
    assert desk.run("load") == Exit.OUT_OF_MEANS
    assert "make room" in error_line(desk)


@pytest.mark.parametrize("text", ["fsync failed!", 'Failed to commit: Could not fsync file "w.db": No space left on device'])
def test_a_disk_that_takes_nothing_is_code_6_not_a_bug(desk, monkeypatch, text):
    import duckdb

    def failing(_layout, _bytes):
        raise duckdb.FatalException(f"FATAL Error: {text}")

    monkeypatch.setattr("plaint.store.files.check_space", failing)
    assert desk.run("load") == Exit.OUT_OF_MEANS
    assert "the disk did not take what was written" in error_line(desk)


def test_a_damaged_database_is_code_7_and_the_doctor_knows(desk):
    desk.run("load")
    path = desk.folder / "plaint.duckdb"
    path.write_bytes(path.read_bytes()[:5000])
    assert desk.run("query", "load_account") == Exit.DAMAGED
    assert desk.run("doctor") == Exit.DAMAGED
    assert "differs from what was published" in desk.out


def test_a_flipped_byte_is_found_by_the_doctor(desk):
    desk.run("load")
    assert desk.run("doctor") == 0
    path = desk.folder / "plaint.duckdb"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    assert desk.run("doctor") == Exit.DAMAGED


def test_a_bug_is_code_70_with_a_log_and_no_words_of_customers(desk, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError(WORDS)

    monkeypatch.setattr("plaint.stages.load", broken)
    assert desk.run("load") == Exit.BUG
    line = error_line(desk)
    assert "a bug in plaint (RuntimeError)" in line
    log = line.rsplit(" ", 1)[-1]
    with open(log, encoding="utf-8") as file:  # noqa: PTH123  a path out of a text
        assert WORDS not in file.read()
    os.unlink(log)  # noqa: PTH108  likewise


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, Exit.INTERRUPTED), (signal.SIGTERM, Exit.TERMINATED)])
def test_a_signal_ends_the_run_in_two_seconds_with_the_database_as_it_was(desk, number, code):
    desk.run("load")
    before = (desk.folder / "plaint.duckdb").read_bytes()
    rows = "".join(f"{place},2026-06-01 09:00,,Lamp,flickers,k{place},Desk\n" for place in range(10, 300_000))
    desk.write("in/b.csv", CSV + rows)
    running = plaint(desk.folder, "load")
    lock = desk.folder / "plaint.duckdb.d/work.db"
    for _ in range(400):
        if lock.exists() and lock.stat().st_size:
            break
        time.sleep(0.02)
    running.send_signal(number)
    started = time.monotonic()
    _, err = running.communicate(timeout=20)
    assert running.returncode == code, err
    assert "interrupted" in err
    assert time.monotonic() - started < 10  # two seconds on a free machine; this one may be loaded
    assert (desk.folder / "plaint.duckdb").read_bytes() == before
    assert desk.run("load") == 0


def test_a_closed_pipe_is_no_error(desk):
    with plaint(desk.folder, "queries") as running:
        running.stdout.close()
        err = running.stderr.read()
    assert (running.returncode, err) == (0, "")


def test_the_gravest_code_wins():
    codes = [Exit.GATE_FAILED, Exit.INCOMPLETE, Exit.INPUT_REFUSED, Exit.BUSY, Exit.OUT_OF_MEANS, Exit.BUG, Exit.DAMAGED]
    for place in range(1, len(codes) + 1):
        assert gravest(codes[:place]) == codes[place - 1]
    assert gravest([]) == Exit.OK


def test_the_codes_are_frozen():
    assert [int(code) for code in Exit] == [0, 1, 2, 3, 4, 5, 6, 7, 70, 130, 143]


def test_warnings_are_code_0_unless_strict(desk):
    desk.write("plaint.toml", SETTINGS.replace('timezone = "UTC"', 'name = "x"'))
    assert desk.run("load") == 0
    assert "Warning: " in desk.err
    (desk.folder / "plaint.duckdb").unlink()
    assert desk.run("--strict", "load") == Exit.INCOMPLETE


def test_files_are_private(desk):
    running = plaint(desk.folder, "nightly", "--as-of", "2026-06-30")
    running.communicate(timeout=120)
    for name in ("plaint.duckdb", "reports/2026-06-30/report.html", "plaint.duckdb.d", "reports/2026-06-30"):
        assert stat.S_IMODE((desk.folder / name).stat().st_mode) & 0o077 == 0, name


def test_escape_codes_from_logs_do_not_reach_the_terminal(desk):
    desk.write("in/a.csv", CSV + "\x1b]0;owned\x07\u202e1,2026-06-01 09:00,,\x1b[31mLamp,flickers,k1,Desk\n")
    desk.run("load")
    desk.run("analyze", "--as-of", "2026-06-30")
    desk.run("query", "case_facts")
    assert "\x1b" not in desk.out + desk.err
    assert "\u202e" not in desk.out


@pytest.mark.parametrize("form", ["csv", "md", "json", "jsonl", "table"])
def test_a_measure_in_every_form_is_defused_where_a_sheet_would_run_it(desk, form):
    desk.write("in/a.csv", CSV + '1,2026-06-01 09:00,,"=cmd|calc",|x|<b>,k1,Desk\n').run("load")
    desk.run("analyze", "--as-of", "2026-06-30")
    assert desk.run("query", "case_facts", "--format", form) == 0
    shown = {"csv": "'=cmd|calc", "md": "=cmd\\|calc", "table": "=cmd|calc"}.get(form, '"=cmd|calc"')
    assert shown in desk.out
    if form == "md":
        assert "<b>" not in desk.out


def test_binary_forms_need_a_file(desk):
    desk.run("load")
    assert desk.run("query", "load_account", "--format", "parquet") == Exit.USAGE
    assert desk.run("query", "load_account", "--format", "xlsx", "-o", "out.xlsx") == 0
    assert (desk.folder / "out.xlsx").read_bytes()[:2] == b"PK"


def test_a_sheet_that_can_not_hold_all_says_so(desk, monkeypatch):
    desk.run("load")
    monkeypatch.setattr(tables_out, "SHEET_TEXT", 3)
    assert desk.run("query", "load_account", "--format", "xlsx", "-o", "out.xlsx") == 0
    assert "characters that a cell holds and were cut" in desk.err
    monkeypatch.setattr(tables_out, "SHEET_ROWS", 0)
    assert desk.run("query", "load_account", "--format", "xlsx", "-o", "out.xlsx") == Exit.USAGE
    assert "1 rows are more than the 0 that a sheet holds" in desk.err


def test_a_file_whose_name_settings_can_not_hold_is_refused_by_init(desk):
    (desk.folder / "in" / os.fsdecode(b"\xce\xca.csv")).write_text(CSV + ROWS, encoding="utf-8")
    before = (desk.folder / "plaint.toml").read_bytes()
    assert desk.run("init", "--force", os.fsdecode(b"in/\xce\xca.csv")) == Exit.INPUT_REFUSED
    assert "rename the file first" in desk.err
    assert (desk.folder / "plaint.toml").read_bytes() == before
    assert desk.run("nightly", "--as-of", "2026-06-30") == 0, desk.err


@pytest.mark.parametrize(
    "where", ["1=1; drop table cases", "1=1) union select * from runs --", "source = (select content from read_text('/etc/passwd'))"]
)
def test_a_condition_can_do_nothing_but_select(desk, where):
    desk.run("load")
    assert desk.run("query", "load_account", "--where", where) == Exit.USAGE
    assert "root:" not in desk.out + desk.err


def test_a_case_is_explained_on_one_screen(desk):
    desk.run("load")
    desk.run("analyze", "--as-of", "2026-06-30")
    assert desk.run("explain", "1") == 0
    for word in ("What happened", "received", "Clocks", "3W4R8F verdicts", "W1"):
        assert word in desk.out
    assert desk.run("explain", "99") == Exit.USAGE


def test_mended_rows_are_loaded_and_close_their_entries(desk):
    desk.write("in/a.csv", CSV + ROWS + "3,someday,,Lamp,flickers,k1,Desk\n").run("load")
    desk.run("quarantine", "--export", "fix.csv")
    fixed = (desk.folder / "fix.csv").read_text(encoding="utf-8-sig").replace("someday", "2026-06-05 09:00")
    desk.write("fix.csv", fixed)
    assert desk.run("load", "--fixed", "fix.csv") == 0, desk.err
    desk.run("quarantine")
    assert "the quarantine is empty" in desk.out
    desk.run("analyze", "--as-of", "2026-06-30")
    desk.run("query", "case_facts", "--format", "json")
    assert len(json.loads(desk.out)) == 3


def test_init_writes_settings_that_load(desk):
    (desk.folder / "plaint.toml").unlink()
    assert desk.run("init", "in/a.csv") == 0
    assert "next: plaint nightly" in desk.out
    assert desk.run("nightly", "--as-of", "2026-06-30") == 0, desk.err
    assert desk.run("init", "in/a.csv") == Exit.USAGE  # it is there already


def test_quiet_says_nothing_but_errors(desk):
    assert desk.run("-q", "load") == 0
    assert desk.err == ""


@pytest.mark.parametrize("words", [("explain", "\udcff"), ("query", "sla_cases", "--where", "clock = '\udcff'")])
def test_an_argument_that_is_no_utf_8_is_an_error_of_use(words, desk):
    assert (desk.run("load"), desk.run("analyze", "--as-of", "2026-06-30")) == (0, 0)
    assert desk.run(*words) == 2
    assert "holds bytes that are no UTF-8; write it in UTF-8" in desk.err
