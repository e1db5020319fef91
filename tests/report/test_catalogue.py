"""The Chinese catalogue is whole and compiled."""

import importlib.util
import re
from pathlib import Path

import pytest

pytest.importorskip("babel", reason="Babel is a development tool; it is not installed")
HERE = Path(__file__).parent
PLACE = re.compile(r"%\(\w+\)s|<\w+>")


@pytest.fixture(scope="module")
def catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", HERE / "catalogue.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_of_the_templates_has_a_chinese_translation(catalogue):
    known = {message.id: message.string for message in catalogue.read()}
    assert [text for text in sorted(catalogue.of_templates(), key=str) if not any(known.get(text, ""))] == []


def test_every_title_heading_meaning_and_word_of_the_measures_has_a_chinese_translation(catalogue):
    known = {message.id: message.string for message in catalogue.read()}
    assert [text for text in sorted(catalogue.of_queries()) if not known.get(text)] == []


def test_the_compiled_catalogue_is_that_of_the_readable_one(catalogue):
    assert catalogue.PO.with_suffix(".mo").read_bytes() == catalogue.compiled(catalogue.read())


def test_a_translation_keeps_the_places_that_are_filled_in(catalogue):
    for message in catalogue.read():
        if message.id and isinstance(message.id, str) and message.string:
            assert sorted(PLACE.findall(message.id)) == sorted(PLACE.findall(message.string)), message.id
