"""The house itself: layers, packaging, commands and their help."""

import ast
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from graphlib import TopologicalSorter

import click
import pytest
from plaint import app

from .conftest import ROOT

LAYERS = ("app", "commands")
"""What nothing else may import."""


def python_files():
    return sorted((ROOT / "cli").rglob("*.py"))


@pytest.mark.checkout
@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_below_imports_the_commands(path):
    place = path.relative_to(ROOT / "cli").parts[0].removesuffix(".py")
    if place in {"app", "commands", "__main__"}:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            assert (node.module or "").split(".")[0] not in LAYERS, f"{path}: line {node.lineno}"


def imported_at_once(path):
    """The modules of ours that `path` imports when it is imported itself, by their dotted names."""
    package = path.parent.relative_to(ROOT / "cli").parts
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*package[: len(package) - node.level + 1], *(node.module or "").split(".")]
            base = [part for part in base if part]
            for name in node.names:
                inner = ROOT / "cli" / "/".join([*base, name.name])
                yield ".".join([*base, name.name] if inner.is_dir() or inner.with_suffix(".py").exists() else base)


@pytest.mark.checkout
def test_modules_import_one_another_one_way_only():
    names = {
        path: ".".join(path.relative_to(ROOT / "cli").with_suffix("").parts).removesuffix("__init__").rstrip(".") for path in python_files()
    }
    graph = {name: {one for one in imported_at_once(path) if one and one != name} for path, name in names.items() if name}
    for package in [name for path, name in names.items() if path.name == "__init__.py" and name]:
        for name, imported in graph.items():
            if name.startswith(package + "."):
                imported.discard(package)  # a package's own rooms are made by it
    TopologicalSorter(graph).prepare()  # CycleError names the circle


@pytest.mark.checkout
def test_a_module_stays_within_two_hundred_lines():
    assert [path.name for path in python_files() if len(path.read_text(encoding="utf-8").splitlines()) > 200] == []


@pytest.mark.checkout
def test_the_body_of_a_command_stays_within_fifteen_lines():
    long = []
    for path in sorted((ROOT / "cli" / "commands").glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and any("command(" in ast.unparse(one) for one in node.decorator_list):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if body and body[-1].end_lineno - body[0].lineno + 1 > 15:
                    long.append(f"{path.name}: {node.name}")
    assert long == []


@pytest.mark.checkout
@pytest.mark.parametrize("folder", ["parts", "timeline", "checks", "measures"])
def test_every_part_derived_table_check_and_measure_has_a_test_file_of_its_name(folder):
    names = {path.stem for path in (ROOT / "queries" / folder).glob("*.sql")}
    assert sorted(names - {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "queries" / folder).glob("test_*.py")}) == []


LONG = {
    "clock_pauses": "the seconds used at both ends of a pause are of one look-up",
    "clock_shares": "one way of cutting a breach into holders; a table of its pieces would be written to be read once",
    "clock_verdicts": "due time and verdict are of one pass: in two tables each clock would be written twice",
    "f7_flexible": "refusals and offers are each of words and of events",
    "problem_baselines": "one chain of statistics; windows in place of its joins are shorter and take twice the time",
    "r3_restitution": "claim, decision and evidence of both",
}
"""The queries that need more than their budget for one job, and why."""


@pytest.mark.checkout
def test_a_query_stays_within_eighty_lines_below_its_header_but_for_those_that_say_why():
    long = set()
    for path in (ROOT / "queries").glob("*/*.sql"):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("--")]
        if path.parent.name != "engines" and len(lines) > 80:
            long.add(path.stem)
    assert long == set(LONG)


@pytest.mark.checkout
def test_every_package_of_the_checkout_is_in_the_wheel():
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"])
    found = {"plaint", "plaint.queries", "plaint.report_templates"}
    found |= {"plaint." + ".".join(path.parent.relative_to(ROOT / "cli").parts) for path in (ROOT / "cli").rglob("*/__init__.py")}
    assert listed == found


@pytest.mark.checkout
def test_every_tracked_file_or_its_folder_is_named_for_the_sdist():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not listed:
        pytest.skip("not a checkout of git")
    lines = [line.split() for line in (ROOT / "MANIFEST.in").read_text(encoding="utf-8").splitlines()]
    named = {word for verb, *words in lines if verb in {"graft", "include"} for word in words}
    places = {name.partition("/")[0] for name in listed} - {".ci", ".gitignore", "MANIFEST.in", "pyproject.toml"}
    assert not [place for place in places if not any(fnmatch(place, pattern) for pattern in named)]


@pytest.mark.checkout
def test_python_holds_no_html():
    for path in python_files():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"</(div|span|table|td|tr|th|section|svg|h1|h2|p|ul|li)>", text), path


@pytest.mark.parametrize("name", app.COMMANDS)
def test_a_command_has_help_with_an_example(name):
    command = app.cli.get_command(None, name)
    assert command.name == name
    text = " ".join((command.help or "").split())
    assert text
    if not isinstance(command, click.Group):
        assert "Example:" in text, f"{name} has no example"


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from plaint import app; app.run(['--help']); sys.exit(any(m in sys.modules for m in ('duckdb', 'pyarrow', 'jinja2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
