import errno
import gzip
import os
import zipfile

import pyarrow as pa
import pytest
from plaint.errors import InputRefusedError
from plaint.reading import How, open_export
from plaint.reading.unpacking import open_packed

GOOD = b"id,text\n1,one\n2,two\n"


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputRefusedError, match="no such file"):
        open_export(tmp_path / "gone.csv", How(), tmp_path / "scratch")


def test_a_folder_named_like_a_file_is_refused(tmp_path):
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(InputRefusedError, match="not a regular file but a folder"):
        open_export(tmp_path / "folder.csv", How(), tmp_path / "scratch")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(InputRefusedError, match="a pipe"):
        open_export(tmp_path / "pipe.csv", How(), tmp_path / "scratch")


def test_a_symbolic_link_is_refused(tmp_path):
    (tmp_path / "real.csv").write_bytes(GOOD)
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with pytest.raises(InputRefusedError, match="a symbolic link"):
        open_export(tmp_path / "link.csv", How(), tmp_path / "scratch")


def test_an_empty_file_is_refused(read):
    with pytest.raises(InputRefusedError, match="0 bytes"):
        read(b"")


def test_hash_and_size_are_those_of_the_file_as_it_came(read):
    packed = gzip.compress(GOOD, mtime=0)
    got = read(packed, "export.csv.gz")
    assert got.export.bytes == len(packed)
    assert len(got.export.sha256) == 64
    assert got.export.sha256 != read(GOOD).export.sha256


def test_a_file_larger_than_the_limit_is_refused(read):
    with pytest.raises(InputRefusedError, match="larger than the limit"):
        read(GOOD, max_bytes=5)


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(GOOD),
        gzip.compress(GOOD[:8]) + gzip.compress(GOOD[8:]),
        pa.compress(GOOD, codec="zstd", asbytes=True),
    ],
    ids=["gzip", "gzip of two members", "zstd"],
)
def test_packed_files_are_unpacked_whatever_their_name(read, packed):
    assert read(packed, "export.txt").cells == [("1", "one"), ("2", "two")]


def test_a_plain_file_named_gz_is_read_as_it_is(read):
    assert read(GOOD, "export.csv.gz").account.rows == 2


def test_a_cut_gzip_is_refused(read):
    with pytest.raises(InputRefusedError, match="damaged or cut off"):
        read(gzip.compress(GOOD * 100)[:-9])


def test_a_gzip_with_a_wrong_checksum_is_refused(read):
    packed = bytearray(gzip.compress(GOOD))
    packed[-6] ^= 0xFF
    with pytest.raises(InputRefusedError, match="damaged or cut off"):
        read(bytes(packed))


def test_a_cut_zstd_is_refused(read):
    with pytest.raises(InputRefusedError, match=r"damaged|cut off|empty"):
        read(pa.compress(os.urandom(5000), codec="zstd", asbytes=True)[:-20])


def test_what_unpacks_to_more_than_the_limit_is_refused(read):
    with pytest.raises(InputRefusedError, match="unpacks to more than"):
        read(gzip.compress(b"id,text\n" + b"1,a\n" * 50_000), max_bytes=100_000)


def test_a_decompression_bomb_is_refused_and_leaves_nothing_behind(read):
    bomb = gzip.compress(b"\0" * 110_000_000)
    with pytest.raises(InputRefusedError, match="bomb"):
        read(bomb)
    assert list((read.folder / "scratch").iterdir()) == []


def test_what_is_packed_twice_is_refused(read):
    with pytest.raises(InputRefusedError, match="packed more than once"):
        read(gzip.compress(gzip.compress(GOOD)))


def zipped(folder, members):
    with zipfile.ZipFile(folder / "export.zip", "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return folder / "export.zip"


def test_a_zip_of_one_file_is_read_and_clutter_does_not_count(read):
    path = zipped(read.folder, {"export.csv": GOOD, "__MACOSX/._export.csv": b"x"})
    assert read(path).account.rows == 2


def test_a_zip_of_two_files_is_refused(read):
    with pytest.raises(InputRefusedError, match="holds 2 files"):
        read(zipped(read.folder, {"a.csv": GOOD, "b.csv": GOOD}))


def test_a_zip_whose_file_leads_out_of_its_folder_is_refused(read):
    with pytest.raises(InputRefusedError, match="leads out of its folder"):
        read(zipped(read.folder, {"../../tmp/evil.csv": GOOD}))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"<!DOCTYPE html><html><body>Log in", "a web page"),
        (b"  <table><tr><td>id</td></tr></table>", "a web page"),
        (b"<!-- a --><!-- b --><html>", "a web page"),
        (b"<?xml version='1.0'?><feed/>", "no XES event log"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (bytes(range(256)) * 4, "not text"),
        (b"PK\x03\x04" + b"\0" * 40, "damaged"),
    ],
)
def test_what_is_no_export_is_refused_with_its_kind(read, content, said):
    with pytest.raises(InputRefusedError, match=said):
        read(content)


def test_a_refusal_is_one_line_that_begins_with_the_file(read):
    with pytest.raises(InputRefusedError) as refusal:
        read(b"%PDF", "report.csv")
    assert str(refusal.value).startswith(f"{read.folder / 'report.csv'}: ")
    assert "\n" not in str(refusal.value)


def test_a_full_disk_is_not_taken_for_a_damaged_archive(tmp_path):
    (tmp_path / "export.csv.gz").write_bytes(gzip.compress(GOOD))
    with (
        pytest.raises(OSError, match="No space left"),
        open_packed(tmp_path / "export.csv.gz", tmp_path / "export.csv.gz"),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")
