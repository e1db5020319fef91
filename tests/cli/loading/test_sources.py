"""Which files a source takes: patterns, folders, packed files, standard input."""

import gzip
import io
import os
import zipfile

ROW = "complaint_id,received_at\n{},2026-03-01 09:00\n"


def source(*files):
    return f'preset = "complaint_list"\ntimezone = "UTC"\nfiles = [{", ".join(map(repr, files))}]'


def ids(desk):
    return [key for (key,) in desk.rows("select complaint_id from complaints order by 1")]


def test_patterns_folders_and_files_are_taken_each_file_once(desk):
    for number, name in enumerate(("in/a.csv", "in/b.csv", "in/deep/c.csv", "other/d.csv", "other/.hidden")):
        desk.write(name, ROW.format(number))
    result = desk.load(source("in/*.csv", "in/**/*.csv", "in/a.csv", "other"))
    assert sorted(one.file for one in result.files) == ["a.csv", "b.csv", "c.csv", "d.csv"]
    assert ids(desk) == ["0", "1", "2", "3"]


def test_packed_files_load_as_their_content_whatever_their_name(desk):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("export.csv", ROW.format("zip"))
    desk.write("a.csv", gzip.compress(ROW.format("gz").encode()))
    desk.write("b.csv", packed.getvalue())
    assert desk.load(source("*.csv")).refused == ()
    assert ids(desk) == ["gz", "zip"]


def test_a_file_whose_name_holds_marks_of_patterns_is_that_file(desk):
    desk.write("x_[a].csv", ROW.format("right"))
    desk.write("x_a.csv", ROW.format("wrong"))
    desk.load(source("x_[a].csv"))
    assert ids(desk) == ["right"]


def test_a_file_whose_name_is_no_utf8_loads_and_is_told_in_backslashes(desk):
    """As a packer of another system leaves it."""
    for name, text in ((b"\xce\xca.csv", ROW.format("named in GBK")), (b"\xce\xcb.csv", "")):
        (desk.folder / os.fsdecode(name)).write_text(text, encoding="utf-8")
    result = desk.load(source("*.csv"))
    assert [one.file for one in result.files] == ["\\xce\\xca.csv"]
    assert (ids(desk), len(result.refused)) == (["named in GBK"], 1)
    assert desk.rows("select file, right(path, 13) from imports") == [("\\xce\\xca.csv", "/\\xce\\xca.csv")]


def test_standard_input_is_a_file(desk, monkeypatch):
    class Stdin:
        buffer = io.BytesIO(ROW.format("piped").encode())

    monkeypatch.setattr("sys.stdin", Stdin())
    account = desk.load(source("-")).files[0]
    assert (account.rows_new, ids(desk)) == (1, ["piped"])


def test_a_pattern_without_a_file_and_an_empty_folder_are_told(desk):
    (desk.folder / "empty").mkdir()
    result = desk.load(source("*.nothing", "empty"))
    assert [file for file, _ in result.refused] == ["*.nothing", "empty"]
