"""House rules of the templates, read from their text: nothing unescaped, no logic in the wrong room, valid HTML."""

import re
from pathlib import Path

import html5lib
import plaint.report
import pytest
from plaint import query_files

TEMPLATES = Path(__file__).parents[2] / "report_templates"
PYTHON = Path(plaint.report.__file__).parent
SOURCES = [path for path in sorted(TEMPLATES.rglob("*")) if path.suffix in (".html", ".js", ".css", ".txt")]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_template_and_no_script_puts_text_in_unescaped(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape false|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)
    assert not re.search(r"\son\w+=|javascript:|\sstyle=|https?://(?!www\.w3\.org/2000/svg)", text), "inline or remote"


def test_the_environment_escapes_everything_and_refuses_missing_names():
    text = (PYTHON / "environment.py").read_text(encoding="utf-8")
    assert "autoescape=True" in text
    assert "undefined=StrictUndefined" in text


def test_python_knows_no_html_tag_and_no_measure_that_a_page_shows():
    elsewhere = (TEMPLATES / "elsewhere.txt").read_text(encoding="utf-8").split()
    names = {query.name for query in query_files.of_folder("measures")}.difference(elsewhere)
    for path in PYTHON.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"</?(?:html|div|table|tr|td|p|span|a|ul|li|svg)\b[^>]*>", text), path.name
        assert not [name for name in names if f'"{name}"' in text], path.name


def test_a_measure_without_a_place_of_its_own_is_shown_among_the_further_ones(story, write):
    page = (write(story) / "report.html").read_text(encoding="utf-8")
    for query in query_files.of_folder("measures"):
        shown = query.title.replace("'", "&#39;").replace("<", "&lt;") in page
        elsewhere = query.name in (TEMPLATES / "elsewhere.txt").read_text(encoding="utf-8").split()
        assert shown or elsewhere or f"plaint query {query.name}<" in page or _is_unshown_part(query.name), query.name


def _is_unshown_part(name):
    """Measures that a section reads and shows in another form than a table of their own."""
    return any(f'measure("{name}"' in path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_is_valid_html(story, write, project, language):
    folder = write(story, lang=language, per="team")
    for path in [*folder.glob("*.html"), project.reports / "index.html"]:
        html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))


def test_ids_are_unique_and_links_inside_the_page_have_a_target(story, write):
    page = (write(story) / "report.html").read_text(encoding="utf-8")
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {target for target in re.findall(r'href="#([^"]+)"', page) if target not in ids} == set()
