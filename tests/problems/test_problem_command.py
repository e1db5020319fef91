"""plaint problem, from the outside."""

import pytest
from plaint import engine
from plaint.app import run
from plaint.settings import read_settings
from plaint.store import Job, writing


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with an empty database, as the working folder."""
    (tmp_path / "plaint.toml").write_text('[[sources]]\nname = "a"\npreset = "complaint_list"\nfiles = ["x.csv"]\n')
    monkeypatch.chdir(tmp_path)
    with writing(tmp_path / "plaint.duckdb", Job("load", "")):
        pass
    return tmp_path


def plaint(*words):
    return int(run(["-q", *words]))


def test_a_problem_is_opened_moved_fixed_closed_and_listed(project, capsys):
    assert read_settings(project / "plaint.toml").database.exists()
    assert plaint("problem", "open", "B-1", "--title", "Bills come twice", "--issue", "billing", "--on", "2026-01-05") == 0
    assert plaint("problem", "stage", "B-1", "chosen") == 0
    assert plaint("problem", "fix", "B-1", "--on", "2026-02-02") == 0
    capsys.readouterr()
    assert plaint("problem", "list") == 0
    listed = capsys.readouterr().out
    assert "B-1" in listed
    assert "2026-02-02" in listed
    assert plaint("problem", "close", "B-1", "--on", "2026-05-02") == 0
    capsys.readouterr()
    plaint("problem", "list")
    assert "no problem is registered" in capsys.readouterr().out
    assert plaint("problem", "show", "B-1") == 0
    assert "evaluated" in capsys.readouterr().out


def test_export_and_import_carry_the_register_over(project, capsys):
    plaint("problem", "open", "B-1", "--title", "Bills come twice", "--issue", "billing", "--on", "2026-01-05")
    assert plaint("problem", "export", "-o", "problems.toml") == 0
    text = (project / "problems.toml").read_text()
    assert 'title = "Bills come twice"' in text
    (project / "problems.toml").write_text(text.replace("B-1", "B-2"))
    assert plaint("problem", "import", "problems.toml") == 0
    capsys.readouterr()
    plaint("problem", "export")
    assert capsys.readouterr().out == text.replace("B-1", "B-2")


@pytest.mark.parametrize("words", [("stage", "B-9", "chosen"), ("show", "B-9"), ("import", "absent.toml"), ("fix", "B-9")])
def test_what_is_not_there_is_one_line_and_code_2(project, capsys, words):
    before = (project / "plaint.duckdb").read_bytes()
    assert plaint("problem", *words) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert (project / "plaint.duckdb").read_bytes() == before


def test_what_is_judged_anew_is_all_that_is_made_of_the_register_and_each_comes_after_its_inputs():
    names = engine.query_files.that_read("problems")
    assert {"fix_weeks", "fix_effects", "problem_states"} <= set(names)
    for place, name in enumerate(names):
        assert not set(names[place:]) & set(engine.query_files.load_all()[name].inputs), name
