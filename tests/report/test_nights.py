"""The index of nights: by day, week and month, with numbers and the way they went; nights made anew; a page that grew too large."""

import json
import re
import shutil
from datetime import date, timedelta

import pytest
from plaint.report import write as writing


@pytest.fixture
def many_nights(story, write, project):
    """Forty nights: the story's, and copies of its numbers with fewer complaints a day the further back."""
    folder = write(story)
    told = json.loads((folder / "night.json").read_text(encoding="utf-8"))
    for back in range(1, 40):
        day = date(2026, 6, 30) - timedelta(days=back)
        older = json.loads(json.dumps(told))
        older["measures"]["headlines"]["rows"][0]["amount"] = 100 - back
        judged = {
            "figure": "complaints",
            "against": "previous",
            "change": "worse" if back == 1 else "within_chance",
            "standard_errors": 3.0,
        }
        older["measures"]["headline_chances"]["rows"] = [judged]
        (project.reports / f"{day}").mkdir()
        (project.reports / f"{day}" / "night.json").write_text(json.dumps(older), encoding="utf-8")
    write(story)
    return (project.reports / "index.html").read_text(encoding="utf-8")


def table(page, key, place=0):
    """The heads of the rows and the first figure of one of the index's tables."""
    text = re.findall(rf'<table data-nights="{key}">.*?</table>', page, re.DOTALL)[place]
    rows = re.findall(r'<tr><th scope="row"><a[^>]*>(.*?)</a></th>\s*<td class="n">([\d,]+)(.*?)</td>', text, re.DOTALL)
    return [(head, int(value), "▲" in rest, "▼" in rest) for head, value, rest in rows]


def test_the_index_lists_nights_by_day_week_and_month(many_nights):
    days, older = table(many_nights, "day"), table(many_nights, "day", 1)
    assert (len(days), len(older)) == (31, 9)
    # only the night of 29 June is made to say that its complaints rose by more than chance
    assert days[0][0] == "30 Jun 2026"
    assert days[1] == ("29 Jun 2026", 99, True, False)
    assert days[0][1] < 99
    assert [(day, up, down) for day, _, up, down in days if up or down] == [("29 Jun 2026", True, False)]
    weeks = table(many_nights, "week")
    assert [head for head, *_ in weeks] == ["2026-W27", "2026-W26", "2026-W25", "2026-W24", "2026-W23", "2026-W22", "2026-W21"]
    assert weeks[1][1] == 98  # Sunday 28 June is two nights back
    assert [head for head, *_ in table(many_nights, "month")] == ["2026-06", "2026-05"]


def test_the_index_draws_the_trend_of_every_list(many_nights):
    assert many_nights.count("<polyline") >= 3
    assert 'href="2026-06-30/report.html"' in many_nights


def test_a_night_that_an_older_version_wrote_is_listed_from_its_report_json(story, write, project):
    folder = write(story)
    older = project.reports / "2026-06-01"
    older.mkdir()
    shutil.copy(folder / "report.json", older / "report.json")
    write(story)
    assert 'href="2026-06-01/report.html"' in (project.reports / "index.html").read_text(encoding="utf-8")


def test_a_page_above_the_limit_is_written_with_a_warning(story, write, monkeypatch, capsys):
    monkeypatch.setattr(writing, "PAGE_LIMIT", 10_000)
    folder = write(story)
    assert (folder / "report.html").is_file()
    told = capsys.readouterr().err
    assert re.search(r"report\.html has [\d.]+ MB, more than 0\.01 MB", told)


def test_a_page_below_the_limit_is_written_without_one(story, write, capsys):
    write(story)
    assert "MB" not in capsys.readouterr().err
