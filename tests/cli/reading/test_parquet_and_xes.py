import datetime as dt
import gzip
import io
from decimal import Decimal

import pyarrow as pa
import pytest
from plaint.errors import InputRefusedError
from pyarrow import parquet


def stored(columns, names=None):
    content = io.BytesIO()
    table = pa.table(columns, names=names) if names else pa.table(columns)
    parquet.write_table(table, content)
    return content.getvalue()


def test_all_columns_become_exact_text(read):
    moment = dt.datetime.fromisoformat("2026-03-01 09:00:00.250")
    times = ("2026-03-01 09:00:00.25", "2026-03-01 09:00:00Z", "2026-03-01")
    got = read(
        stored(
            {
                "id": pa.array([9_007_199_254_740_993]),
                "at": pa.array([moment], pa.timestamp("us")),
                "zoned": pa.array([moment.replace(microsecond=0)], pa.timestamp("ms", tz="UTC")),
                "day": pa.array([moment.date()]),
                "money": pa.array([Decimal("1.10")]),
                "rate": pa.array([0.1]),
                "valid": pa.array([True]),
                "kind": pa.array(["a"]).dictionary_encode(),
                "tags": pa.array([["x", "y"]]),
                "gone": pa.array([None], pa.string()),
            }
        ),
        "export.parquet",
    )
    assert got.rows == [
        (1, "9007199254740993", *times, "1.10", "0.1", "true", "a", '["x", "y"]', None),
    ]
    assert got.export.types["id"] == "int64"
    assert got.account.lines == got.account.rows == 1


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "Australia/Brisbane", "Europe/London", "America/New_York", "+05:30", "UTC"])
def test_an_instant_keeps_its_offset_in_any_zone(read, zone):
    moments = [dt.datetime.fromisoformat(f"2026-01-05T10:00:00{part}+00:00") for part in ("", ".120000", ".123456")]
    got = read(stored({"id": ["1", "2", "3"], "at": pa.array(moments, pa.timestamp("us", zone))}), "export.parquet")
    assert [dt.datetime.fromisoformat(at) for _, at in got.cells] == moments


def test_repeated_names_and_odd_bytes(read):
    got = read(stored([pa.array(["1", "2"]), pa.array([b"ok", b"\xff"])], ["a", "A"]))
    assert got.export.header == ("a", "A (2)")
    assert got.cells == [("1", "ok")]
    assert got.reasons == [(2, "unreadable_cell")]
    assert got.export.raw_lines([1]) == {1: '["1","ok"]'}


def test_a_text_whose_bytes_are_none_is_a_cell_apart(read):
    """Arrow does not look into the bytes of a text that it reads."""
    broken = pa.StringArray.from_buffers(2, pa.py_buffer(b"\0\0\0\0\2\0\0\0\3\0\0\0"), pa.py_buffer(b"ok\xb4"))
    got = read(stored([pa.array(["1", "2"]), broken], ["id", "text"]))
    assert got.cells == [("1", "ok")]
    assert got.reasons == [(2, "unreadable_cell")]
    nested = pa.ListArray.from_arrays(pa.array([0, 1, 2]), broken)
    with pytest.raises(InputRefusedError, match="damaged"):
        read(stored([pa.array(["1", "2"]), nested], ["id", "texts"]))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda content: content[: len(content) // 2], "footer is missing"),
        (lambda content: content[:-8] + b"\xff\xff\xff\x7fPAR1", "footer is missing"),
        (lambda content: content[:4] + b"\0" * 60 + content[64:], "damaged"),
    ],
    ids=["cut", "footer of 2 GB", "overwritten"],
)
def test_damaged_parquet_is_refused(read, damage, said):
    with pytest.raises(InputRefusedError, match=said):
        read(damage(stored({"id": ["1", "2"]})))


def test_parquet_without_rows_is_an_empty_export(read):
    with pytest.raises(InputRefusedError, match="an empty export"):
        read(stored({"id": pa.array([], pa.string())}))


def test_a_text_named_parquet_is_refused(read):
    with pytest.raises(InputRefusedError, match=r"named \.parquet, but it is none"):
        read("id,text\n1,a\n", "export.parquet")


LOG = """<?xml version="1.0" encoding="UTF-8"?>
<log xmlns="http://www.xes-standard.org/"><string key="concept:name" value="a log"/>
<trace><string key="concept:name" value="case 1"/>
<event><string key="concept:name" value="登记"/><date key="time:timestamp" value="2026-03-01T09:00:00+08:00"/></event>
<event><string key="concept:name" value="办结"><string key="inner" value="x"/></string><int key="n" value="2"/></event>
</trace>
<trace><string key="concept:name" value="case 2"/>
<event><string key="concept:name" value="登记"/></event></trace></log>"""


def test_a_row_for_each_event_of_an_event_log(read):
    got = read(gzip.compress(LOG.encode()), "log.xes.gz")
    assert got.export.header == ("case:concept:name", "concept:name", "time:timestamp", "n")
    assert got.rows == [
        (1, "case 1", "登记", "2026-03-01T09:00:00+08:00", None),
        (2, "case 1", "办结", None, "2"),
        (3, "case 2", "登记", None, None),
    ]
    assert got.export.raw_lines([3]) == {3: '{"case:concept:name":"case 2","concept:name":"登记"}'}


def test_a_cut_event_log_is_refused(read):
    with pytest.raises(InputRefusedError, match="broken XML"):
        read(LOG[:-10], "log.xes")


def test_an_event_log_with_entities_is_refused(read):
    with pytest.raises(InputRefusedError, match="document type or entities"):
        read(LOG.replace("<log", '<!DOCTYPE log [<!ENTITY a "b">]><log', 1), "log.xes")
