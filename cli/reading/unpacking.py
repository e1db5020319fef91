"""Open what is compressed: gzip, zstd, a zip of one file; checksums verified, names never used as paths."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from ..errors import InputRefusedError
from .export import MEBIBYTE

GZIP, ZSTD, ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
UNREADABLE = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError)


def is_packed(path: Path) -> bool:
    """Whether the first bytes say gzip, zstd, or a zip that is no workbook."""
    with path.open("rb") as stream:
        head = stream.read(4)
    return head.startswith((GZIP, ZSTD)) or (head == ZIP and not _is_workbook(path))


@contextmanager
def open_packed(copy: Path, path: Path) -> Iterator[Iterator[bytes]]:
    """The unpacked blocks of `copy`; InputRefusedError names `path` where it is damaged or not one plain file."""
    with copy.open("rb") as stream, ExitStack() as opened:
        head = stream.read(4)
        stream.seek(0)
        try:
            unpacked = opened.enter_context(_stream(head, stream, path))
        except UNREADABLE as error:
            raise _damaged(path, error) from None
        yield _blocks(unpacked, path)


def _blocks(unpacked: IO[bytes], path: Path) -> Iterator[bytes]:
    try:
        while block := unpacked.read(MEBIBYTE):
            yield block
    except UNREADABLE as error:
        raise _damaged(path, error) from None


def _damaged(path: Path, error: Exception) -> InputRefusedError:
    return InputRefusedError(f"{path}: the archive is damaged or cut off ({error}); fetch it again")


def _stream(head: bytes, stream: IO[bytes], path: Path) -> Any:  # noqa: ANN401 - three libraries' own readers
    if head.startswith(GZIP):
        return gzip.GzipFile(fileobj=stream, mode="rb")
    if head == ZSTD:
        import pyarrow as pa

        return pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")
    archive = zipfile.ZipFile(stream)
    return archive.open(_only_member(archive, path))


def _only_member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    members = [entry for entry in archive.infolist() if not _is_clutter(entry)]
    if len(members) != 1:
        raise InputRefusedError(f"{path}: the zip holds {len(members)} files; give a zip of one, or unpack it")
    (member,) = members
    if member.filename.startswith(("/", "\\")) or ".." in member.filename.replace("\\", "/").split("/"):
        raise InputRefusedError(f"{path}: the zip's file has a name that leads out of its folder; do not trust it")
    if member.flag_bits & 1:
        raise InputRefusedError(f"{path}: the zip is encrypted; save it without a password")
    return member


def _is_clutter(entry: zipfile.ZipInfo) -> bool:
    return entry.is_dir() or entry.filename.startswith("__MACOSX/") or entry.filename.endswith(".DS_Store")


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except UNREADABLE:
        return b"[Content_Types].xml" in _head(path) or b"docProps/" in _head(path)


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(4096)
