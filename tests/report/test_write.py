"""The files of a night's report."""

import json
from datetime import datetime
from email import message_from_bytes
from email.policy import default

from plaint.report import nights_written


def test_a_report_of_an_empty_log_says_so_instead_of_failing(log, write):
    page = (write(log.derive()) / "report.html").read_text(encoding="utf-8")
    assert "The log holds nothing of this" in page or "This version has no measure for it" in page


def test_the_same_data_settings_and_instant_give_the_same_bytes(story, write):
    first = {path.name: path.read_bytes() for path in write(story).rglob("*") if path.is_file()}
    again = {path.name: path.read_bytes() for path in write(story).rglob("*") if path.is_file()}
    assert {"report.html", "report.json", "cases.xlsx"} <= set(first)
    assert first == again


def test_numbers_of_the_page_stand_in_report_json(story, write):
    told = json.loads((write(story) / "report.json").read_text(encoding="utf-8"))
    assert told["as_of"] == "2026-06-30T12:00:00"
    assert told["project"] == "Harbour Gas"


def test_latest_points_at_the_newest_night_and_the_index_lists_it(story, write, project):
    folder = write(story)
    assert (project.reports / "latest").resolve() == folder.resolve()
    assert f'href="{folder.name}/report.html"' in (project.reports / "index.html").read_text(encoding="utf-8")


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
