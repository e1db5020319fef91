"""Sentences with figures in them, and words of ours, in the report's language."""

import pytest
from plaint.report.language import Language

ASSUMPTION = "first purchase 2000.0 - winning cost 400.0 + yearly revenue 500.0 over 5.0 years at 0.09"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "first purchase 2,000 - winning cost 400 + yearly revenue 500 over 5 years at 0.09"),
        ("zh", "首次购买 2,000 - 获客成本 400 + 每年收入 500，共 5 年，贴现率 0.09"),
    ],
)
def test_a_sentence_keeps_its_figures(code, written):
    assert Language(code, None).sentence(ASSUMPTION) == written


def test_a_sentence_that_no_list_has_stays_as_it_is():
    assert Language("zh", None).sentence("call 3 times") == "call 3 times"


def test_a_word_of_ours_is_translated_and_a_word_of_the_log_is_not():
    chinese = Language("zh", None)
    assert chinese.word("handoffs_noted") == "交接有备注"
    assert chinese.word("Broadband") == "Broadband"
