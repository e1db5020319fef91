"""docs/loading.md says what is so: its commands run, its gates are known, its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest
from plaint import app, query_files

DOC = Path(__file__).parents[3] / "docs" / "loading.md"
pytestmark = pytest.mark.checkout


def test_its_commands_run_in_their_order(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exports").mkdir()
    rows = "".join(f"{number},2026-03-{number % 28 + 1:02} 09:00,open,Desk\n" for number in range(150))
    (tmp_path / "exports" / "cases.csv").write_text(f"complaint_id,received_at,status,team\n{rows}x,someday,open,Desk\n", encoding="utf-8")
    commands = re.findall(r"^\$ plaint (.*)$", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) > 8
    for command in commands:
        if "--fixed" in command:
            fix = tmp_path / "fix.csv"
            fix.write_text(fix.read_text(encoding="utf-8").replace("someday", "2026-03-04"), encoding="utf-8")
        assert app.run(shlex.split(command)) == 0, (command, capfd.readouterr().err)
    assert "Traceback" not in capfd.readouterr().err


def test_its_measures_and_columns_are_there():
    text = DOC.read_text(encoding="utf-8")
    known = query_files.load_all()
    for name in ("load_drift", "source_freshness", "unmapped_words_seen", "data_quality_flags"):
        assert f"`{name}`" in text or f"plaint query {name}" in text
        assert known[name].folder == "measures"
    drifts = set(re.findall(r"drift = '(\w+)'", text))
    said = next(column.meaning for column in known["load_drift"].columns if column.name == "drift")
    assert drifts == {one for one in drifts if one in said}
    assert "late_files" in {column.name for column in known["source_freshness"].columns}


def test_its_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", DOC.read_text(encoding="utf-8")):
        assert (DOC.parent / target).exists(), target
