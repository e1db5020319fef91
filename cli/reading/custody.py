"""Take a file into custody: regular files only, copied and unpacked under their hash, with caps."""

import hashlib
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ..errors import InputRefusedError
from .export import MEBIBYTE, How
from .unpacking import is_packed, open_packed

BLOCK = 4 * MEBIBYTE
RATIO_COUNTS_FROM = 100 * 10**6


@dataclass(frozen=True)
class Custody:
    """A file that is ours now: where it came from, its hash and size, and the unpacked copy."""

    path: Path
    sha256: str
    bytes: int
    copy: Path

    def refuse(self, what: str) -> InputRefusedError:
        """The error that says what is wrong with this file."""
        return InputRefusedError(f"{self.path}: {what}")


def take(path: Path, how: How, scratch: Path) -> Custody:
    """Copy the file at `path` into `scratch` under its hash and unpack it there.

    InputRefusedError for what is missing, empty, no regular file, damaged or too large.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    arriving = scratch / f"arriving-{os.getpid()}"
    try:
        with _open_regular(path) as stream:
            sha256, size = _copy(stream, arriving, path, how)
        copy = scratch / sha256
        arriving.replace(copy)
    finally:
        arriving.unlink(missing_ok=True)
    if size == 0:
        raise InputRefusedError(f"{path}: the file is empty (0 bytes); export it again")
    custody = Custody(path, sha256, size, copy)
    return _unpack(custody, how) if is_packed(copy) else custody


@contextmanager
def _open_regular(path: Path) -> Iterator[IO[bytes]]:
    """Open a regular file for reading; never follows a link, never waits for a pipe."""
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise InputRefusedError(f"{path}: not a regular file but {_kind(mode)}; name the file itself")
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise InputRefusedError(f"{path}: there is no such file; check the name and the folder") from None
    except (OSError, ValueError) as error:
        raise InputRefusedError(f"{path}: can't be opened ({_said(error)}); check its permissions") from None
    with os.fdopen(handle, "rb", buffering=0) as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise InputRefusedError(f"{path}: changed into something else while it was opened; try again")
        yield stream


def _copy(stream: IO[bytes], target: Path, path: Path, how: How) -> tuple[str, int]:
    """Write all of `stream` to `target`; gives its SHA-256 and size. Hashing runs beside the copying."""
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as out, ThreadPoolExecutor(1) as beside:
        hashed = beside.submit(digest.update, b"")
        while block := stream.read(BLOCK):
            hashed.result()
            hashed = beside.submit(digest.update, block)
            out.write(block)
            size += len(block)
            if size > how.max_bytes:
                raise InputRefusedError(f"{path}: larger than the limit of {how.max_bytes} bytes; split the export")
        hashed.result()
    return digest.hexdigest(), size


def _unpack(custody: Custody, how: How) -> Custody:
    """Write the unpacked content beside the copy and let the copy go."""
    target, size = custody.copy.with_name(f"{custody.sha256}-unpacked"), 0
    try:
        with open_packed(custody.copy, custody.path) as blocks, target.open("wb") as out:
            for block in blocks:
                size += len(block)
                if size > how.max_bytes:
                    raise custody.refuse(f"unpacks to more than the limit of {how.max_bytes} bytes; split the export")
                if size > RATIO_COUNTS_FROM and size > how.max_ratio * custody.bytes:
                    raise custody.refuse(
                        f"unpacks to more than {how.max_ratio} times its size, like a decompression bomb; "
                        "unpack it yourself if you trust it"
                    )
                out.write(block)
        if size == 0:
            raise custody.refuse("the archive holds an empty file; export it again")
        if is_packed(target):
            raise custody.refuse("packed more than once; unpack it to one layer")
    except InputRefusedError:
        target.unlink(missing_ok=True)
        raise
    finally:
        custody.copy.unlink(missing_ok=True)
    return Custody(custody.path, custody.sha256, custody.bytes, target)


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISLNK, "a symbolic link"), (stat.S_ISFIFO, "a pipe"))
    return next((name for test, name in kinds if test(mode)), "a device or socket")


def _said(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
