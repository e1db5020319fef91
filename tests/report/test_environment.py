"""Compiled templates are kept, and a template that changed is compiled anew."""

import sys

import pytest
from jinja2 import DictLoader, Environment
from plaint.report.environment import FILTERS, kept_bytecode, make_environment
from plaint.report.language import Language

PAGE = "{{ 1 + 1 }} of {{ name }}"


def shown(folder, text):
    """The page, and whether it was compiled."""
    env = Environment(loader=DictLoader({"page.html": text}), bytecode_cache=kept_bytecode(folder), autoescape=True)
    compiled = []
    compiling, env.compile = env.compile, lambda *given, **more: compiled.append(given) or compiling(*given, **more)
    return env.get_template("page.html").render(name="A"), bool(compiled)


@pytest.fixture(autouse=True)
def writes(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_a_template_is_compiled_once(tmp_path):
    assert shown(tmp_path, PAGE) == ("2 of A", True)
    assert shown(tmp_path, PAGE) == ("2 of A", False)
    assert shown(tmp_path, PAGE + "!") == ("2 of A!", True)


def test_what_was_cut_short_is_compiled_anew(tmp_path):
    shown(tmp_path, PAGE)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])
    assert shown(tmp_path, PAGE) == ("2 of A", True)


def test_where_nothing_may_be_kept_the_page_is_made_all_the_same(tmp_path, monkeypatch):
    assert shown(tmp_path / "not there", PAGE) == ("2 of A", True)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    shown(tmp_path, PAGE)
    assert not list(tmp_path.iterdir())


def test_what_was_compiled_for_one_language_is_written_in_another(tmp_path):
    told = []
    for code in ("en", "zh", "en"):
        env = make_environment(Language(code, None), {})
        env.bytecode_cache = kept_bytecode(tmp_path)
        env.loader = DictLoader({"page.html": '{{ "clock"|label }}, {{ "met"|word }}, {{ ["clock"]|map("label")|first }}'})
        told.append(env.get_template("page.html").render())
    assert told == ["Clock, met, Clock", "时限, 达标, 时限", "Clock, met, Clock"]
    assert len(list(tmp_path.iterdir())) == 1


def test_no_filter_of_a_language_is_asked_while_a_template_is_compiled():
    env = make_environment(Language("en", None), {})
    assert all(getattr(env.filters[name], "jinja_pass_arg", None) for name in FILTERS)
