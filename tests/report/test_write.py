"""The files of a night's report."""

import json
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.policy import default

from plaint.report import lists, nights_written
from plaint.report.figures import JSON_ROWS
from plaint.report.workbook import SHEET_ROWS


def test_a_report_of_an_empty_log_says_so_instead_of_failing(log, write):
    page = (write(log.derive()) / "report.html").read_text(encoding="utf-8")
    assert "The log holds nothing of this" in page or "This version has no measure for it" in page


def test_the_same_data_settings_and_instant_give_the_same_bytes(story, write):
    first = {path.name: path.read_bytes() for path in write(story).rglob("*") if path.is_file()}
    again = {path.name: path.read_bytes() for path in write(story).rglob("*") if path.is_file()}
    assert {"report.html", "report.json", "cases.xlsx"} <= set(first)
    assert first == again


def test_lists_written_page_by_page_are_those_written_at_once(story, write, monkeypatch):
    folder = write(story)
    told = [*folder.glob("lists/*.csv"), folder / "report.json"]
    whole = {path: path.read_bytes() for path in told}
    monkeypatch.setattr(lists, "PAGE", JSON_ROWS + 1)
    write(story)
    assert {path: path.read_bytes() for path in told} == whole
    assert max(len(text.splitlines()) for path, text in whole.items() if path.suffix == ".csv") > 2 * JSON_ROWS


def test_a_page_of_a_list_holds_what_the_workbook_and_the_json_take_of_it():
    assert max(SHEET_ROWS, JSON_ROWS) <= lists.PAGE


def test_numbers_of_the_page_stand_in_report_json(story, write):
    told = json.loads((write(story) / "report.json").read_text(encoding="utf-8"))
    assert told["as_of"] == "2026-06-30T12:00:00"
    assert told["project"] == "Harbour Gas"


def test_latest_points_at_the_newest_night_and_the_index_lists_it(story, write, project):
    folder = write(story)
    assert (project.reports / "latest").resolve() == folder.resolve()
    assert f'href="{folder.name}/report.html"' in (project.reports / "index.html").read_text(encoding="utf-8")


def test_what_an_earlier_report_of_the_day_told_and_this_one_does_not_is_gone(log, judge, write):
    folder = write(judge(log), per="team")
    kept, gone = ["lists/notes.csv", "team-x.html"], ["lists/sla_cases.csv", "team-007.html"]
    for name in kept + gone:
        (folder / name).write_text("of before", encoding="utf-8")
    assert write(log, per="team") == folder
    assert [(folder / name).exists() for name in kept + gone] == [True, True, False, False]


def test_a_mail_and_a_pdf_of_other_numbers_go_and_those_of_the_same_stay(log, judge, write):
    folder = write(judge(log), email=True)
    (folder / "report.pdf").write_text("of before", encoding="utf-8")
    write(log)
    assert (folder / "summary.eml").exists()
    assert (folder / "report.pdf").exists()
    log.complaint("one more", "2026-05-01 09:00")
    write(judge(log))
    assert not (folder / "summary.eml").exists()
    assert not (folder / "report.pdf").exists()


def test_a_night_whose_numbers_are_no_json_is_passed_over_with_a_warning(project, capsys):
    for day, text in (("2026-06-01", "{"), ("2026-06-02", "{}"), ("2026-06-03", "[]"), ("2026-06-04", '{"as_of": "2026-06-04T12:00:00"}')):
        (project.reports / day).mkdir(parents=True)
        (project.reports / day / "report.json").write_text(text, encoding="utf-8")
    assert nights_written(project.reports) == [datetime(2026, 6, 4, 12)]  # noqa: DTZ001
    assert capsys.readouterr().err.count("passed over") == 3


def test_the_oldest_nights_go_when_only_so_many_are_kept(log, judge, write, project):
    for day in ("2026-06-01", "2026-06-02"):
        (project.reports / day).mkdir(parents=True)
        (project.reports / day / "report.json").write_text(f'{{"as_of": "{day}T12:00:00", "measures": {{}}}}')
    (project.reports / "notes").mkdir()
    folder = write(judge(log), keep=2)
    assert sorted(one.name for one in project.reports.iterdir() if one.is_dir() and not one.is_symlink()) == [
        "2026-06-02",
        folder.name,
        "notes",
    ]
    assert nights_written(project.reports) == [datetime(2026, 6, 2, 12), log.as_of]  # noqa: DTZ001


def test_the_mail_has_a_plain_part_with_the_same_numbers(story, write):
    message = message_from_bytes((write(story, email=True) / "summary.eml").read_bytes(), policy=default)
    plain, page = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "Harbour Gas" in message["Subject"]
    assert "Complaints: 8" in plain
    assert "<script" not in page


def test_each_team_has_a_coaching_sheet_of_its_own_with_real_cases_and_quoted_words(story, write):
    judged = [
        {"complaint_id": f"C{number:06}", "code": code, "verdict": verdict, "source": "crm", "evidence": evidence}
        for number in range(1, 9)
        for code, verdict, evidence in (
            ("R1", "pass", "regret: “We are sorry”, tel 13912345678"),
            ("F5", "fail", "no word of understanding"),
        )
    ]
    story.con.execute("delete from findings").fetchall()
    story.add("findings", *judged)
    story.refill("case_verdicts", "compliance_figures", "coaching_checks")
    folder = write(story)
    page = (folder / "coaching.html").read_text(encoding="utf-8")
    teams = {row["team"] for row in story.rows("coaching_examples")}
    assert len(teams) == page.count('class="sheet"') > 1
    assert page.count("“We are sorry”") == sum(row["code"] == "R1" for row in story.rows("coaching_examples"))
    assert "13912345678" not in page
    assert "Agent" not in page  # nobody's own sheet unless the settings ask for it
    assert 'href="coaching.html"' in (folder / "report.html").read_text(encoding="utf-8")


def test_a_person_has_a_sheet_where_the_settings_ask_for_it(story, write, project):
    story.con.execute("delete from findings").fetchall()
    story.add("findings", {"complaint_id": "C000004", "code": "W1", "verdict": "pass", "source": "crm", "evidence": "all is filled"})
    report = replace(project.settings.report, coaching_per_person=True)
    asked = replace(project, settings=replace(project.settings, report=report))
    page = (write(story, asked) / "coaching.html").read_text(encoding="utf-8")
    assert page.count('class="sheet"') == 2
    assert "<h2>Agent" in page
