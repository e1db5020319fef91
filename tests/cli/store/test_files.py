"""Copies of the database: the same bytes, whatever kernel and file system can do."""

import errno
import os

import pytest
from plaint.store import files


@pytest.fixture
def given(tmp_path):
    path = tmp_path / "given"
    path.write_bytes(os.urandom(300_000))
    (tmp_path / "made").write_bytes(b"of a run before " * 100_000)
    return path, tmp_path / "made"


def test_a_copy_has_the_same_bytes(given):
    source, target = given
    files.copy(source, target)
    assert target.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EXDEV, errno.EOPNOTSUPP])
def test_where_the_kernel_cannot_it_is_copied_all_the_same(given, monkeypatch, code):
    def refuse(*_args):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "copy_file_range", refuse, raising=False)
    source, target = given
    files.copy(source, target)
    assert target.read_bytes() == source.read_bytes()


def test_a_copy_that_ends_early_is_made_anew(given, monkeypatch):
    monkeypatch.setattr(os, "copy_file_range", lambda *_args: 0, raising=False)
    source, target = given
    files.copy(source, target)
    assert target.read_bytes() == source.read_bytes()


def test_a_full_disk_is_no_reason_to_try_again(given, monkeypatch):
    def full(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "copy_file_range", full, raising=False)
    with pytest.raises(OSError, match="No space left"):
        files.copy(*given)
