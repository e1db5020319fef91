"""Whole columns come out as if each text had been masked and defused by itself."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plaint.defusing import defused
from plaint.report.clean import clean, harmless
from plaint.report.masking import Masking

PIECES = [
    "call ", "13812345678", "jane.doe@example.org", " 2026-06-05", " 2026-06-05 08:00:01", "born ", "one two three four five six seven",
    "110105 1949 1231 002X", "=1+1", "@", "due ", "，", "三五", "\u202e", "\x1b[31m", "first contact: ", "4111 1111 1111 1111", "a", " ", "020 ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.text(max_size=30)


@pytest.mark.parametrize("name", ["evidence", "customer_id", "complaint_id"])
@pytest.mark.parametrize("unmask", [False, True])
@given(texts=st.lists(st.none() | TEXTS, min_size=1, max_size=12))
def test_a_column_is_masked_as_each_of_its_texts(name, unmask, texts):
    masking = Masking(b"A", unmask=unmask)
    cleaned = clean(name, pa.chunked_array([texts], type=pa.string()), masking).to_pylist()
    assert cleaned == [text if text is None else masking.text(name, text) for text in texts]


@given(texts=st.lists(st.none() | TEXTS, min_size=1, max_size=12))
def test_a_column_is_defused_as_each_of_its_texts(texts):
    cleaned = harmless(pa.chunked_array([texts], type=pa.string())).to_pylist()
    assert cleaned == [text if text is None else defused(text) for text in texts]
