"""`plaint report` as a person calls it: nights made anew, nights kept, pages per team, the PDF."""

import json
import os
import re
import shutil

import pytest
from plaint import app

CHROMIUM = os.environ.get("PLAINT_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
CSV = "complaint_id,received_at,closed_at,team,customer_id\n" + "".join(
    f"{number},2026-06-{number:02} 09:00,2026-06-{number + 1:02} 09:00,{('Desk', 'Shop <b>')[number % 2]},k{number}\n"
    for number in range(1, 20)
)
SETTINGS = """[project]
timezone = "UTC"
{more}
[[sources]]
name = "desk"
kind = "complaints"
files = ["*.csv"]
columns = {{ complaint_id = "complaint_id", received_at = "received_at" }}
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A project of nineteen cases in two teams, loaded; gives a way to run plaint in it and its folder of reports."""
    (tmp_path / "in.csv").write_text(CSV, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*args, more=""):
        (tmp_path / "plaint.toml").write_text(SETTINGS.format(more=more), encoding="utf-8")
        return app.run(["-q", *args])

    assert run("load") == 0
    return run, tmp_path / "reports"


def cases(night):
    told = json.loads((night / "report.json").read_text(encoding="utf-8"))
    return told["measures"]["handoff_summary"]["rows"][0]["cases"]


def test_rebuild_makes_every_night_anew_as_of_its_own_instant(desk):
    run, reports = desk
    for day in ("2026-06-05", "2026-06-15"):
        assert run("report", "--as-of", day) == 0
    before = {path: path.read_bytes() for path in reports.rglob("*.html") if not path.is_symlink()}
    for path in before:
        path.write_text("an older version's page", encoding="utf-8")
    assert run("report", "--rebuild") == 0
    assert {path: path.read_bytes() for path in before} == before
    # received by midnight of the 5th: 1 to 4; of the 15th: 1 to 14
    assert [cases(reports / night) for night in ("2026-06-05", "2026-06-15")] == [4, 14]
    assert (reports / "latest").resolve().name == "2026-06-15"


def test_the_setting_keep_removes_the_oldest_nights(desk):
    run, reports = desk
    for day in ("2026-06-05", "2026-06-10", "2026-06-15"):
        assert run("report", "--as-of", day, more="[report]\nkeep = 2\n") == 0
    assert sorted(one.name for one in reports.iterdir() if re.match(r"\d{4}-", one.name)) == ["2026-06-10", "2026-06-15"]


def test_a_page_for_each_team_is_linked_from_the_report_and_holds_its_rows_only(desk):
    run, reports = desk
    assert run("report", "--as-of", "2026-06-25", "--per", "team") == 0
    night = reports / "2026-06-25"
    page = (night / "report.html").read_text(encoding="utf-8")
    links = re.findall(r'<a href="(team-\d+\.html)">([^<]+)</a>', page)
    assert sorted(name for _, name in links) == ["Desk", "Shop &lt;b&gt;"]
    for file, name in links:
        told = (night / file).read_text(encoding="utf-8")
        (other,) = {one for _, one in links} - {name}
        assert name in told
        assert f">{other}</td>" not in told
        assert 'href="report.html"' in told


def test_an_unknown_dimension_names_those_that_are_there(desk, capsys):
    run, _ = desk
    assert run("report", "--as-of", "2026-06-25", "--per", "colour") == 2
    assert "there is no page per colour" in capsys.readouterr().err


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="no Chromium: set PLAINT_CHROMIUM to where it lies")
def test_the_pdf_lies_beside_the_page_with_many_pages_and_tags(desk):
    run, reports = desk
    assert run("report", "--as-of", "2026-06-25", "--pdf") == 0
    pdf = (reports / "2026-06-25" / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert pdf.count(b"/Type /Page\n") > 3 or pdf.count(b"/Type /Page") > 3
    assert b"/StructTreeRoot" in pdf


def test_without_chromium_the_pdf_is_out_of_means_and_the_page_is_there(desk, monkeypatch, capsys):
    run, reports = desk
    monkeypatch.delenv("PLAINT_CHROMIUM", raising=False)
    monkeypatch.setattr("plaint.report.pdf.shutil.which", lambda _name: None)
    assert run("report", "--as-of", "2026-06-25", "--pdf") == 6
    assert "--pdf needs Chromium" in capsys.readouterr().err
    assert (reports / "2026-06-25" / "report.html").is_file()
