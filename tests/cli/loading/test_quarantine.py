import csv
import json

import pytest
from plaint.errors import UsageError
from plaint.loading import write_fix_file

LIST = 'preset = "complaint_list"\ntimezone = "UTC"'
HEAD = "complaint_id;received_at;description\n"


def mended(path, mend):
    """Edit the column raw of a fix file as a person would."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["raw"] = mend(row["raw"])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return rows


def test_mended_rows_load_and_close_their_entries(desk):
    desk.load_text(LIST, HEAD + '1;2026-03-01;fine\n2;2026-13-01;"a; b"\n=3;soon;c\n4;2026-03-04\n')
    fix = desk.folder / "fix.csv"
    assert write_fix_file(desk.con, fix) == 3
    rows = mended(fix, lambda raw: raw.replace("2026-13-01", "2026-12-01").replace("2026-03-04", "2026-03-04;d"))
    assert [row["reason"] for row in rows] == ["not_a_time", "not_a_time", "too_few_fields"]
    assert rows[1]["raw"].startswith("'=3"), "a formula is defused"
    account = desk.fix(LIST, fix).files[0]
    assert (account.rows_read, account.rows_new, account.rows_quarantined) == (3, 2, 1)
    assert desk.rows("select complaint_id, description from complaints order by 1") == [("1", "fine"), ("2", "a; b"), ("4", "d")]
    assert desk.rows("select status, count(*) from quarantine group by 1 order by 1") == [("fixed", 3), ("open", 1)]
    assert desk.rows("select value from quarantine where status = 'open'") == [("soon",)]


def test_mended_json_rows_load(desk):
    desk.load_text(LIST, '{"complaint_id": 1, "received_at": "2026-03-01"}\n{"complaint_id": 2, "received_at": "soon"}\n', "a.ndjson")
    fix = desk.folder / "fix.csv"
    write_fix_file(desk.con, fix)
    mended(fix, lambda raw: raw.replace("soon", "2026-03-02"))
    assert desk.fix(LIST, fix).files[0].rows_new == 1
    assert desk.one("select count(*) from quarantine where status = 'open'") == 0


NAMES = ["complaint_id", "received_at", "description"]
ROWS = [["1", "2026-03-01 09:00", "fine"], ["2", "soon", 'a, "b"; c'], ["3", "2026-03-03 09:00", "tab\tinside"]]


def delimited(path, mark=","):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=mark).writerows([NAMES, *ROWS])


def workbook(path):
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["Export of May"], NAMES, *ROWS]):
            sheet.write_row(number, 0, row)


def parquet(path):
    import pyarrow as pa
    from pyarrow import parquet as pq

    pq.write_table(pa.table({name: [row[place] for row in ROWS] for place, name in enumerate(NAMES)}), path)


def json_array(path):
    path.write_text(json.dumps({"data": {"list": [dict(zip(NAMES, row, strict=True)) for row in ROWS]}}, indent=1), encoding="utf-8")


def json_lines(path):
    path.write_text("".join(json.dumps(dict(zip(NAMES, row, strict=True))) + "\n" for row in ROWS), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("e.csv", delimited),
        ("e.tsv", lambda path: delimited(path, "\t")),
        ("e.txt", lambda path: delimited(path, "|")),
        ("e.xlsx", workbook),
        ("e.parquet", parquet),
        ("e.json", json_array),
        ("e.ndjson", json_lines),
    ],
)
def test_a_bad_row_of_any_format_is_exported_mended_and_closed(desk, name, write):
    write(desk.folder / name)
    account = desk.load(LIST, desk.folder / name).files[0]
    assert (account.rows_new, account.rows_quarantined) == (2, 1)
    fix = desk.folder / "fix.csv"
    assert write_fix_file(desk.con, fix) == 1
    mended(fix, lambda raw: raw.replace("soon", "2026-03-02 09:00"))
    account = desk.fix(LIST, fix).files[0]
    assert (account.rows_read, account.rows_new, account.rows_quarantined, account.warnings) == (1, 1, 0, ())
    assert desk.rows("select complaint_id, description from complaints order by 1") == [(row[0], row[2]) for row in ROWS]
    assert desk.rows("select distinct status from quarantine") == [("fixed",)]


def test_a_bad_row_of_a_file_without_a_header_is_mended_and_closed(desk):
    source = 'preset = "asterisk_queue_log"\ntimezone = "UTC"'
    log = "1596512941|1.1|support|NONE|ENTERQUEUE||7000|1\nsoon|1.2|support|NONE|ENTERQUEUE||7000|1\n1596512951|1.1|support|SIP/1|CONNECT|10|2|3\n"
    account = desk.load_text(source, log, "queue_log")
    assert account.rows_quarantined == 1
    fix = desk.folder / "fix.csv"
    write_fix_file(desk.con, fix)
    mended(fix, lambda raw: raw.replace("soon", "1596512945"))
    account = desk.fix(source, fix).files[0]
    assert (account.rows_read, account.rows_quarantined) == (1, 0)
    assert desk.one("select count(*) from calls") == 2


def test_an_array_that_was_mended_into_something_else_stays_open(desk):
    parquet(desk.folder / "e.parquet")
    desk.load(LIST, desk.folder / "e.parquet")
    fix = desk.folder / "fix.csv"
    write_fix_file(desk.con, fix)
    mended(fix, lambda _raw: "nonsense")
    account = desk.fix(LIST, fix).files[0]
    assert (account.rows_read, account.rows_quarantined) == (1, 1)
    assert desk.rows("select status, count(*) from quarantine group by 1 order by 1") == [("fixed", 1), ("open", 1)]


def test_a_row_that_does_not_decode_never_loads_by_what_was_shown_of_it(desk):
    text = b"complaint_id,received_at,description\n" + "1,2026-03-01,问题\n".encode("gbk") + "2,2026-03-01,问题\n3,soon,c\n".encode()
    desk.load_text(LIST + '\nencoding = "utf-8"', text)
    fix = desk.folder / "fix.csv"
    write_fix_file(desk.con, fix)
    mended(fix, lambda raw: raw.replace("soon", "2026-03-03"))
    account = desk.fix(LIST, fix).files[0]
    assert (account.rows_read, account.rows_new) == (1, 1)
    assert "1 rows are as they were" in account.warnings[0]
    assert desk.rows("select line from quarantine where status = 'open'") == [(2,)]
    mended(fix, lambda raw: raw.replace("\\xce\\xca\\xcc\\xe2", "问题"))
    assert desk.fix(LIST, fix).files[0].rows_new == 1
    assert desk.rows("select description from complaints where complaint_id = '1'") == [("问题",)]


def test_a_fix_file_may_hold_a_row_of_any_length(desk):
    desk.load_text(LIST, f"complaint_id,received_at,description\n1,soon,{'a' * 200_000}\n")
    fix = desk.folder / "fix.csv"
    write_fix_file(desk.con, fix)
    fix.write_text(fix.read_text(encoding="utf-8-sig").replace("soon", "2026-03-03"), encoding="utf-8")
    assert desk.fix(LIST, fix).files[0].rows_new == 1
    assert desk.one("select length(description) from complaints") == 200_000


def test_a_fix_file_that_lost_its_last_column_loads_nothing_of_that_row(desk):
    desk.load_text(LIST, "complaint_id,received_at\n1,soon\n2,2026-03-01\n")
    fix = desk.folder / "fix.csv"
    write_fix_file(desk.con, fix)
    head, row = fix.read_text(encoding="utf-8-sig").splitlines()
    fix.write_text(f"{head}\n{row.partition(',complaint')[0].partition(',not_a_time')[0]}\n", encoding="utf-8")
    result = desk.fix(LIST, fix)
    assert (result.files, len(result.refused)) == ((), 1)
    assert desk.one("select status from quarantine") == "open"


def test_a_file_that_is_no_fix_file_is_said_to_be_none(desk):
    with pytest.raises(UsageError, match="--export"):
        desk.fix(LIST, desk.write("x.csv", "a,b\n1,2\n"))


def test_a_row_bad_in_two_columns_counts_once(desk):
    account = desk.load_text(LIST, "complaint_id,received_at,amount\n1,soon,much\n2,2026-03-01,1\n")
    assert (account.rows_quarantined, account.rows_new) == (1, 1)
    assert desk.rows("select column_name, reason from quarantine order by 1") == [("amount", "not_a_number"), ("received_at", "not_a_time")]


def test_the_same_file_under_better_settings_settles_what_failed(desk):
    text = "complaint_id,received_at\n1,46082\n2,2026-03-01\n"
    desk.load_text(LIST, text)
    assert desk.one("select count(*) from quarantine where status = 'open'") == 1
    desk.load_text(f'{LIST}\ndates = ["excel"]', text)
    assert desk.rows("select complaint_id, received_at::varchar from complaints order by 1") == [
        ("1", "2026-03-01 00:00:00"),
        ("2", "2026-03-01 00:00:00"),
    ]
    assert desk.one("select count(*) from quarantine where status = 'open'") == 0


def test_a_file_that_is_mostly_junk_is_refused_where_the_settings_say_so(desk):
    path = desk.write("a.csv", HEAD.replace(";", ",") + "1,soon,\n2,2026-03-01,\n")
    settings = "[loading]\nmax_file_quarantined = 0.1"
    result = desk.load(f"{LIST}\n{settings}", path)
    assert "max_file_quarantined" in result.refused[0][1]
    assert desk.rows("select * from imports") == []
