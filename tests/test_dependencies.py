"""Every dependency is locked by hash and stands with its reason in the docs; nothing else does."""

import re
import tomllib

import pytest

from .conftest import ROOT

pytestmark = pytest.mark.checkout


def names(requirements):
    return {re.match(r"[A-Za-z0-9_.-]+", one)[0].lower().replace("_", "-") for one in requirements}


def documented(heading):
    text = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| ")][1:]
    assert all(all(row) for row in rows)
    return {row[0] for row in rows}


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_what_runs_stands_in_the_docs_with_its_reason():
    assert documented("To run") == names(project()["dependencies"])


def test_what_is_worked_with_stands_in_the_docs():
    assert documented("To work on it") == names(project()["optional-dependencies"]["dev"])


@pytest.mark.parametrize(("file", "wanted"), [("requirements.txt", "dependencies"), ("requirements-dev.txt", "dev")])
def test_all_is_locked_with_hashes(file, wanted):
    text = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    assert lines
    assert [line.split()[0] for line in lines if not re.match(r"[\w.\[\]-]+==[\w.]+[ ;].*--hash=sha256:[0-9a-f]{64}", line)] == []
    declared = project()["dependencies"] + (project()["optional-dependencies"]["dev"] if wanted == "dev" else [])
    assert names(declared) <= names(lines)
