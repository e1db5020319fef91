"""Bounds of time and memory around a condition of a user's, whatever functions it calls."""

import os
import re
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Timer
from typing import TYPE_CHECKING

from .errors import Exit, OutOfMeansError
from .terminal import end, fail

if TYPE_CHECKING:
    import duckdb

GRACE_SECONDS = 5.0
"""From the interrupt to the hard end: some functions do not listen."""
_UNITS = {"": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}


@contextmanager
def bounded(con: "duckdb.DuckDBPyConnection", what: str, seconds: float) -> Iterator[None]:
    """Let the block run for `seconds` and let memory grow by twice the connection's limit; OutOfMeansError, naming `what`, beyond.

    What does not stop when it is interrupted ends the process with code 6: a reader has nothing to lose.
    """
    import duckdb

    late, text, growth = Event(), f"{what}: took longer than {seconds:g} s; ask for less", 2 * _limit_of(con)

    def interrupt() -> None:
        late.set()
        con.interrupt()

    timers = (Timer(seconds, interrupt), Timer(seconds + GRACE_SECONDS, _end_hard, [text]))
    for timer in timers:
        timer.daemon = True
        timer.start()
    try:
        with _memory(growth):
            yield
    except duckdb.InterruptException:
        if not late.is_set():
            raise
        raise OutOfMeansError(text) from None
    except (duckdb.OutOfMemoryException, MemoryError):
        raise OutOfMeansError(
            f"{what}: takes more memory or temporary space than the run may have; ask for less, or raise [project] memory_limit"
        ) from None
    finally:
        for timer in timers:
            timer.cancel()


def _end_hard(text: str) -> None:
    fail(text)
    end(Exit.OUT_OF_MEANS)
    os._exit(Exit.OUT_OF_MEANS)


def _limit_of(con: "duckdb.DuckDBPyConnection") -> int:
    """Bytes that DuckDB may use by its own count, which leaves out what functions build up for themselves."""
    text = con.execute("select current_setting('memory_limit')").fetchall()[0][0]
    found = re.fullmatch(r"([\d.]+) ?(\w*?)(?:bytes)?", text)
    return int(float(found[1]) * _UNITS.get(found[2], 1)) if found else 2**31


@contextmanager
def _memory(growth: int) -> Iterator[None]:
    """Keep the process from growing by more than so many bytes, where the system can do so."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        yield
        return
    data = int(statm.read_text(encoding="ascii").split()[5]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = data + growth + 2**28
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if soft == resource.RLIM_INFINITY else min(soft, wanted), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
