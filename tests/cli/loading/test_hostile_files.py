import csv
import os

import pytest

LIST = 'preset = "complaint_list"'
KIND = """kind = "complaints"
columns = { complaint_id = "complaint_id", received_at = "opened_at", closed_at = "closed_at", claimed_amount = "amount" }"""
SHANGHAI = 'timezone = "Asia/Shanghai"'
EITHER_WAY = {"134_csv_named.xlsx"}  # the index leaves the choice: read by its bytes, or refused


def made(row, folder, good):
    """The files that are too big or too odd to keep."""
    path = folder / row["file"].removesuffix(" (make it in the test)")
    lines = good.read_text(encoding="utf-8").splitlines()
    if path.name.startswith("050"):
        cells = lines[5].split(",")
        cells[7] = "x" * 10_000_000
        path.write_text("\n".join([*lines[:5], ",".join(cells), *lines[6:]]) + "\n", encoding="utf-8")
    elif path.name.startswith("051"):
        path.write_text(",".join(f"c{n}" for n in range(100_000)) + "\n" + "," * 99_999 + "\n", encoding="utf-8")
    elif path.name.startswith("109"):
        path.mkdir()
    elif path.name.startswith("111"):
        os.mkfifo(path)
    return path


@pytest.mark.parametrize("source", [pytest.param(LIST, id="preset"), pytest.param(KIND, id="kind", marks=pytest.mark.soak)])
def test_every_hostile_file_has_its_verdict_and_its_account(hostile_dir, new_desk, source):
    wrong = []
    with (hostile_dir / "index.csv").open(encoding="utf-8") as file:
        index = list(csv.DictReader(file))
    for row in index:
        desk = new_desk()
        path = hostile_dir / "files" / row["file"]
        if "(make it in the test)" in row["file"]:
            path = made(row, desk.folder, hostile_dir / "files" / "000_good.csv")
        before = desk.everything()
        result = desk.load(source, path, project=SHANGHAI)
        wanted = (row["verdict"], *(int(row[name]) for name in ("rows_in", "loaded", "duplicates", "quarantined")))
        if not result.files:
            assert desk.everything() == before, f"{row['file']}: a refused file left something behind"
            assert "\n" not in result.refused[0][1]
            got = ("reject_file", *wanted[1:])
        else:
            account = result.files[0]
            verdict = "partial" if account.rows_quarantined else "load"
            got = (verdict, account.rows_read, account.rows_new, account.rows_same, account.rows_quarantined)
            assert desk.one("select count(*) from complaints") == account.rows_new
            lines = desk.one("select count(distinct line) from quarantine where reason <> '' and raw is not null")
            assert lines == account.rows_quarantined
        if got != wanted and path.name not in EITHER_WAY:
            wrong.append((row["file"], wanted, got))
    assert len(index) > 90
    assert wrong == []
