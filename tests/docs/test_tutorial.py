"""The tutorial's commands print what it shows."""

import pytest

from .playing import TUTORIAL, played, set_up

pytestmark = [pytest.mark.slow, pytest.mark.checkout]


def test_every_command_of_the_tutorial_prints_what_it_shows(tmp_path):
    text = TUTORIAL.read_text(encoding="utf-8")
    assert text.count("$ plaint") >= 10
    assert played(text, set_up(tmp_path)) == text  # python tests/docs/playing.py writes it anew
