"""A measure packed for the page's script: each column in the narrowest numbers that hold it."""

import base64
import struct
import zlib

import pyarrow as pa
import pytest
from plaint.report.packing import packed


class Plain:
    def text(self, _name, word):
        return word


@pytest.mark.parametrize(
    ("numbers", "kind", "form"),
    [
        ([], "u8", "B"), ([0, 255], "u8", "B"), ([256, 1], "u16", "H"), ([65536], "u32", "I"), ([4294967295, 7], "u32", "I"),
        ([4294967296, 3], "f64", "d"), ([9007199254740991], "f64", "d"),
    ],
)  # fmt: skip
def test_whole_numbers_come_back_as_they_were(numbers, kind, form):
    pack = packed(pa.table({"seconds": pa.array(numbers, pa.int64())}), Plain())
    assert pack["columns"] == [{"name": "seconds", "type": kind}]
    assert pack["rows"] == len(numbers)
    assert list(struct.unpack(f"<{len(numbers)}{form}", zlib.decompress(base64.b64decode(pack["data"])))) == numbers


def test_texts_are_places_in_their_words():
    pack = packed(pa.table({"team": ["b", "a", "b"]}), Plain())
    assert pack["columns"] == [{"name": "team", "type": "u8", "words": ["b", "a"]}]
    assert list(zlib.decompress(base64.b64decode(pack["data"]))) == [0, 1, 0]
