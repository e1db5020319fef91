"""Lists that stand as they were written stay; any that does not is written again."""

from types import SimpleNamespace

import pytest
from plaint.report.kept_lists import keep_lists, lists_kept
from plaint.report.masking import Masking

BESIDE = [{"name": "sla_cases", "title": "Cases.", "rows": 2}]


@pytest.fixture
def report(tmp_path):
    (tmp_path / "answers").mkdir()
    answers = SimpleNamespace(folder=tmp_path / "answers")
    return SimpleNamespace(answers=answers, language=SimpleNamespace(zone="UTC"), masking=Masking(b"first"), list_rows=0)


@pytest.fixture
def lists(tmp_path, report):
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "sla_cases.csv").write_text("a\n1\n2\n", encoding="utf-8")
    keep_lists(report, folder, BESIDE)
    return folder


def test_lists_that_stand_as_written_are_known(report, lists):
    assert lists_kept(report, lists) == BESIDE


@pytest.mark.parametrize("change", [
    lambda lists: (lists / "sla_cases.csv").unlink(),
    lambda lists: (lists / "sla_cases.csv").write_text("a\n1\n2\n3\n", encoding="utf-8"),
    lambda lists: (lists / "of_another.csv").touch(),
])  # fmt: skip
def test_a_list_that_changed_is_not_known(report, lists, change):
    change(lists)
    assert lists_kept(report, lists) is None


def test_lists_of_another_form_or_another_analysis_are_not_known(report, lists, tmp_path):
    report.masking = Masking(b"first", unmask=True)
    assert lists_kept(report, lists) is None
    report.masking = Masking(b"second")  # the secret was rotated: the lists hold pseudonyms of the old one
    assert lists_kept(report, lists) is None
    report.masking, report.list_rows = Masking(b"first"), 1000
    assert lists_kept(report, lists) is None
    report.list_rows, report.answers.folder = 0, tmp_path / "another"
    assert lists_kept(report, lists) is None


def test_a_note_that_is_none_is_passed_over(report, lists):
    (note,) = report.answers.folder.iterdir()
    note.write_text("{", encoding="utf-8")
    assert lists_kept(report, lists) is None


def test_where_no_answers_are_kept_no_lists_are(report, lists):
    report.answers.folder = None
    keep_lists(report, lists, BESIDE)
    assert lists_kept(report, lists) is None
