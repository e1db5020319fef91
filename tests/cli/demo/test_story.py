"""The demo's planted troubles are found by the night that it runs (docs/demo.md lists them)."""

import json
import zipfile

import pytest
from plaint import app

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo project after its night, run once."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    assert app.run(["-q", "demo", str(folder)]) == 0
    return folder


@pytest.fixture
def ask(demo, capfd, monkeypatch):
    monkeypatch.chdir(demo)

    def query(name, where=""):
        capfd.readouterr()
        assert app.run(["query", name, "--format", "json", *(["--where", where] if where else [])]) == 0
        return json.loads(capfd.readouterr().out)

    return query


def test_every_row_is_accounted_for(ask):
    account = ask("load_account")
    assert len(account) == 11
    assert all(row["rows_read"] == row["rows_new"] + row["rows_changed"] + row["rows_same"] + row["rows_quarantined"] for row in account)
    assert sum(row["rows_quarantined"] for row in account) == 2


def test_the_surge_of_missed_engineers_is_found_and_comes_first(ask):
    surging = [row for row in ask("recurring_problems") if row["state"] == "surging"]
    assert [row["issue"] for row in surging] == ["engineer did not come"]
    assert "2026-05-04" <= surging[0]["since_on"] <= "2026-05-25"  # planted from 4 May 2026
    assert ask("what_to_do_first")[0]["issue"] == "engineer did not come"


def test_one_fix_worked_and_the_other_did_not(ask):
    verdicts = {row["problem_id"]: row["verdict"] for row in ask("problem_effects")}
    assert verdicts == {"BILL-1": "worked", "ROUTER-1": "did not work"}


def test_the_hidden_back_office_is_field_service_and_its_chinese_sister(ask):
    rows = ask("handoff_duty_cases", "duty = 'hidden_back_office'")
    assert len(rows) > 100
    assert all("Field Service" in row["evidence"] or "装维部" in row["evidence"] for row in rows)


def test_the_teams_with_cold_words_are_the_lowest_of_their_desks(ask):
    score = {row["team"]: row["score"] for row in ask("compliance_by_team", "code = 'F4'")}
    assert score["Care Nights"] < 0.5 < min(score["Care North"], score["Care South"])
    assert score["客服二组"] < score["客服一组"] - 0.2


def test_the_fortnight_without_a_dialler_stands_out_of_the_shares_and_no_other_week_does(ask):
    worse = {(row["name"], row["week"]) for row in ask("share_trends", "change = 'worse'")}
    fortnight = {"2026-03-09", "2026-03-16"}  # planted from 9 to 22 March 2026
    assert {week for name, week in worse if name == "first_contact"} == fortnight
    assert {week for _, week in worse} == fortnight


def test_no_planted_personal_data_is_in_any_page(demo):
    seeds = ("4111 1111 1111 1111", "11010519491231002X", "Ann Example", "张三")
    pages = [path for path in (demo / "reports").rglob("*") if path.suffix in {".html", ".json", ".csv", ".log"}]
    told = {path.name: path.read_text(encoding="utf-8-sig") for path in pages}
    book = zipfile.ZipFile(demo / "reports" / "latest" / "lists" / "cases.xlsx")
    told |= {name: book.read(name).decode() for name in book.namelist()}
    assert {"report.html", "report.json", "sla_cases.csv", "xl/worksheets/sheet1.xml"} <= set(told)
    assert [(name, seed) for name, text in told.items() for seed in seeds if seed in text] == []


def test_the_demo_s_gate_fails_on_purpose_and_the_demo_ends_well(demo, monkeypatch, capfd):
    monkeypatch.chdir(demo)
    assert app.run(["check"]) == 1
    assert "words never to use" in capfd.readouterr().err
