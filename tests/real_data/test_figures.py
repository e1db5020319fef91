"""The figures of ../shared/data/README.md, by the command line, from the real exports."""

import hashlib

import pytest

from tests.real_data.conftest import POLICY, source

pytestmark = pytest.mark.real_data


def by(rows, *names):
    return {tuple(row[name] for name in names): row for row in rows}


def test_boston_s_due_times_and_verdicts(project, real_data):
    project.settings(source("city", real_data / "boston311/boston311_four_types_2015.csv.gz", preset='"boston311"'))
    more = '[project]\ntimezone = "America/New_York"\n'
    text = (project.folder / "plaint.toml").read_text(encoding="utf-8")
    project.settings(more, text)
    assert project.run("nightly", "--as-of", "2016-01-13T00:00") == 0, project.err
    account = project.query("load_account")[0]
    assert (account["rows_read"], account["rows_new"], account["rows_quarantined"]) == (16692, 16692, 0)
    due = by(project.query("sla_by_clock"), "clock")["due",]
    assert due["breached"] == 7639
    assert due["met"] + due["breached"] + due["running"] + due["unknown"] + due["not_applicable"] == due["cases"] == 16692
    verdicts = by(project.query("source_verdicts"), "verdict")
    assert (verdicts["breached",]["agree"], verdicts["breached",]["disagree"]) == (7639, 0)
    assert (verdicts["met",]["agree"], verdicts["met",]["disagree"]) == (9010, 0)
    assert verdicts["",]["cases"] == 43
    breached = project.query("sla_cases", "--where", "clock = 'due' and verdict = 'breached'")
    assert len(breached) == 7639
    pages = [project.folder / "reports/2016-01-13" / name for name in ("report.html", "report.json")]
    before = [hashlib.sha256(page.read_bytes()).hexdigest() for page in pages]
    tables = project.tables()
    assert project.run("nightly", "--as-of", "2016-01-13T00:00") == 0, project.err
    assert [hashlib.sha256(page.read_bytes()).hexdigest() for page in pages] == before
    assert project.tables() == tables


def test_bpi_2013_s_handoffs(project, real_data):
    project.settings(source("bpi", real_data / "bpi2013/bpi2013_incidents.csv.gz", preset='"event_log"'), more=POLICY)
    assert project.run("load") == 0, project.err
    assert project.run("analyze", "--as-of", "2012-06-01") == 0, project.err
    summary = project.query("handoff_summary")[0]
    assert (summary["cases"], summary["handoffs"], summary["cases_with_handoff"]) == (7554, 9454, 3820)
    assert (summary["returns"], summary["cases_returning"]) == (3286, 1258)
    assert (summary["front_to_back"], summary["back_to_front"], summary["unknown"]) == (2961, 1591, 0)
    cases = project.query("handoff_cases")
    counts = [sum(row["handoffs"] == number for row in cases) for number in range(9)]
    assert counts == [3734, 1764, 973, 356, 272, 115, 111, 47, 61]
    assert sum(row["handoffs"] for row in project.query("handoff_matrix")) == 9454
    assert project.run("load") == 0
    assert "same" in project.err


def test_cfpb_s_own_verdicts(project, real_data):
    project.settings(source("cfpb", real_data / "cfpb/cfpb_2015_2020.csv.gz", preset='"cfpb"'))
    assert project.run("load") == 0, project.err
    assert project.run("analyze", "--as-of", "2020-04-01") == 0, project.err
    assert project.query("load_account")[0]["rows_new"] == 6623
    verdicts = by(project.query("source_verdicts"), "verdict")
    assert (verdicts["breached",]["cases"], verdicts["breached",]["unjudged"]) == (94, 94)
    cases = project.query("case_facts")
    assert sum(row["description"] is not None for row in cases) == 1532
    top = project.query("pareto_complaints")[0]
    assert (top["issue"], top["cases" if "cases" in top else "complaints"]) == ("Incorrect information on your report", 2218)


def test_the_message_board_s_late_replies(project, real_data):
    limit = '\n[[limits]]\nresolution = "15d"\n[[gates]]\nmeasure = "sla_by_clock"\ncolumn = "breached"\nwhere = "clock = \'resolution\'"\nmax = 1083\n'
    project.settings(source("board", real_data / "chinese/message_board_replies.xlsx", preset='"message_board_zh"'), more=limit)
    assert project.run("load") == 0, project.err
    assert project.run("check", "--as-of", "2020-12-31") == 1, project.err
    assert project.query("load_account")[0]["rows_new"] == 2816
    resolution = by(project.query("sla_by_clock"), "clock")["resolution",]
    assert (resolution["breached"], resolution["cases"]) == (1084, 2816)


def test_the_gbk_file_s_characters(project, real_data):
    columns = '{ complaint_id = "id", received_at = "datetime", product = "brand", issue = "problem", description = "desc" }'
    project.settings(
        source("cars", real_data / "chinese/car_complaints_gbk.csv", kind='"complaints"', columns=columns, timezone='"Asia/Shanghai"')
    )
    assert project.run("load") == 0, project.err
    assert project.run("analyze", "--as-of", "2020-07-01") == 0, project.err
    cases = project.query("case_facts")
    assert len(cases) == 600
    assert sum(row["product"] == "吉利汽车" for row in cases) == 96
    assert sum(row["product"] == "一汽马自达" for row in cases) == 95
    assert project.query("load_account")[0]["encoding"] in ("gbk", "gb18030")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_call_centre_s_figures(project, real_data, form):
    project.settings(source("calls", real_data / f"calls/call_centre_5000.{form}", preset='"call_log"'))
    assert project.run("load") == 0, project.err
    assert project.run("analyze", "--as-of", "2021-05-01") == 0, project.err
    row = project.query("call_summary")[0]
    assert (row["offered"], row["answered"], row["abandoned"], row["answered_in_time"]) == (5000, 4054, 946, 374)
    assert round(row["mean_wait_seconds"], 4) == 67.5207
    assert round(row["mean_talk_seconds"], 4) == 224.9228
    assert round(row["mean_satisfaction"], 4) == 3.4036
