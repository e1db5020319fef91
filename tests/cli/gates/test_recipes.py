"""Every recipe of docs/ci.md is run, command by command, as a CI job or a scheduler would."""

import re
import shlex
from xml.etree import ElementTree as ET

import pytest
from plaint import app

from tests.conftest import ROOT

pytestmark = pytest.mark.checkout
SETTINGS = """[project]
timezone = "UTC"
[[sources]]
name = "desk"
kind = "complaints"
files = ["in.csv"]
columns = { complaint_id = "complaint_id" }
[[gates]]
name = "fresh"
measure = "source_freshness"
column = "hours_since"
max = 36
"""
RECIPES = sorted(set(re.findall(r"plaint (?:-q )?(?:nightly|check)[^\n'|}`]*", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"))))


@pytest.fixture
def job(tmp_path, monkeypatch):
    """A project whose one complaint is old, so that its gate on freshness fails."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.csv").write_text("complaint_id,received_at\n1,2026-06-01 09:00\n", encoding="utf-8")
    (tmp_path / "plaint.toml").write_text(SETTINGS, encoding="utf-8")
    assert app.run(["-q", "nightly", "--as-of", "2026-06-02"]) == 0
    return tmp_path


def test_there_are_recipes():
    assert len(RECIPES) >= 5


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_runs_and_its_code_is_the_gate_s(job, recipe):
    words = shlex.split(recipe.replace('"$GITHUB_STEP_SUMMARY"', "summary.md").split(" 2>>")[0].split(" ||")[0])[1:]
    codes = {app.run([*words, "--as-of", day]) for day in ("2026-06-02", "2026-06-09")}
    assert codes == {0, 1}
    if "junit" in words:
        suite = ET.parse(job / "gates.xml").getroot().find("testsuite")  # noqa: S314  our own text
        assert (suite.get("tests"), suite.get("failures")) == ("1", "1")
    if "summary.md" in words:
        assert "fresh" in (job / "summary.md").read_text(encoding="utf-8")
