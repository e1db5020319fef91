"""One writer at a time: a lock file of our own, held by flock, naming its holder."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ..errors import BusyError

_POLL_SECONDS = 0.1


@contextmanager
def held(path: Path, command: str, wait: float) -> Iterator[None]:
    """Hold the lock file at `path` while the block runs; BusyError, naming the holder, after `wait` seconds.

    The kernel lets go of the lock when its process dies, so a lock can't go stale.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        _take(handle, path, wait)
        holder = {"pid": os.getpid(), "command": command, "since": datetime.now(UTC).isoformat(timespec="seconds")}
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(holder).encode(), 0)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _take(handle: int, path: Path, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise BusyError(f"{path.parent.name.removesuffix('.d')}: {_holder(handle)} is at work there; "
                                f"waited {wait:g} s (--wait SECONDS waits longer)") from None  # fmt: skip
            time.sleep(_POLL_SECONDS)
        else:
            return


def _holder(handle: int) -> str:
    try:
        holder = json.loads(os.pread(handle, 4096, 0))
        return f"`plaint {holder['command']}` (process {holder['pid']}, since {holder['since']})"
    except (ValueError, KeyError, TypeError):
        return "another run"
