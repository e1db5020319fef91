import os
import tempfile
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plaint.errors import InputRefusedError
from plaint.reading import How, fast, open_export

CON = duckdb.connect()
PIECES = st.sampled_from([*'a1éc中文，"",;|\t \n\r\0{[]}:', '""', '",', '"\n', ",\n", "\r\n", '{"a":1}', "NaN", "合计"])
TEXTS = st.lists(PIECES, max_size=40).map("".join)
CELLS = st.lists(st.sampled_from([*'a1é中 ;\t"\n', ",", '",', ",\n", "\r\n"]), max_size=4).map("".join)
MANY = int(os.environ.get("PLAINT_EXAMPLES", "0"))
"""So many random files of each kind instead of the same few each time."""
GENTLE = settings(max_examples=MANY or 60, deadline=None, derandomize=not MANY, suppress_health_check=[HealthCheck.too_slow])


def stage(content, name="export.csv"):
    """The export, its account and rows; None where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            export = open_export(path, How(), Path(folder) / "scratch")
            account = export.stage(CON, "any_bytes")
        except InputRefusedError:
            return None
        rows = CON.execute("from any_bytes order by line").fetchall()
        rejects = CON.execute("select count(*) from any_bytes_rejects").fetchall()[0][0]
        assert account.unexplained() == 0
        assert (len(rows), rejects) == (account.rows - account.rejected, account.rejected)
        if export.format == "csv":
            agree(export)
        return account, rows


def agree(export):
    """The fast reader gives the same as ours, or gives up."""
    account = fast.stage(CON, "quick", export.header, export.shape)
    if account:
        assert account == export._slowly(CON, "slow")
        quick, slow = (CON.execute(f"from {table} order by line").fetchall() for table in ("quick", "slow"))
        assert quick == slow


@GENTLE
@given(st.binary(max_size=80), st.sampled_from(["export.csv", "export.json", "export.ndjson", "export.xlsx"]))
def test_any_bytes_end_in_an_exact_account_or_a_refusal(content, name):
    stage(content, name)


@GENTLE
@given(TEXTS, st.sampled_from(["", "a,b,c\n", "编号,内容\n"]), st.sampled_from(["utf-8", "gb18030", "utf-16", "cp1252"]))
def test_any_text_ends_in_an_exact_account_or_a_refusal(text, header, encoding):
    stage((header + text).encode(encoding, "ignore"))


@GENTLE
@given(st.lists(TEXTS, max_size=6), st.sampled_from(["export.json", "export.ndjson"]))
def test_any_json_ends_in_an_exact_account_or_a_refusal(texts, name):
    stage(("{" + '"}\n{"'.join(texts) + "}").encode(), name)


@GENTLE
@given(
    st.lists(st.lists(st.tuples(CELLS, st.booleans()), min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_a_writer_wrote_is_read_back(rows, end, mark):
    written, expected, line = mark.join(["id", "a", "b"]) + end, [], 2
    for row in [*rows, [("last", False)] * 3]:
        text = mark.join(written_cell(cell, mark, quoted=quoted) for cell, quoted in row)
        if any(cell.strip(" \t\r\xa0\u3000") for cell, _ in row):  # a row of nothing is a blank line
            expected.append((line, *(cell or None for cell, _ in row)))
        line += 1 + text.count("\n")
        written += text + end
    assert stage(written.encode())[1] == expected


def written_cell(cell, mark, *, quoted):
    if quoted or any(char in cell for char in (mark, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


@GENTLE
@given(st.lists(st.sampled_from(['1,"a\n', '2,b"\n', "3,c\n", '4,"d"\n', '5,"e\nf"\n', "\n", '"\n']), max_size=12))
def test_every_line_is_in_exactly_one_place_whatever_the_quotes(lines):
    content = "id,text\n" + "".join(lines) + "9,end\n"
    got = stage(content.encode())
    assert got is not None
    assert got[0].lines == content.count("\n")
    assert got[1][-1][0] <= got[0].lines
