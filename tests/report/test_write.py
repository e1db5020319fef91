"""The files of a night's report."""

import json


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
