"""SIGINT and SIGTERM end a run within two seconds, though DuckDB does not listen while it works.

The work runs in a thread; the main thread waits and listens. A signal interrupts every open connection and
raises in the thread; what does not stop in time is ended hard, which is safe: the published file is never modified.
"""

import ctypes
import os
import signal
import sys
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

from .errors import Exit, InterruptedRunError
from .terminal import end

_GRACE_SECONDS = 1.5
connections: "weakref.WeakSet[Any]" = weakref.WeakSet()
"""Every open connection, so that a signal can reach it."""


class _Worker(threading.Thread):
    """Runs a job and keeps what came of it."""

    def __init__(self, job: Callable[[], int]) -> None:
        super().__init__(name="work", daemon=True)
        self.job = job
        self.outcome = 0
        self.raised: BaseException | None = None

    def run(self) -> None:
        try:
            self.outcome = self.job()
        except BaseException as error:  # noqa: BLE001  raised again in the main thread
            self.raised = error


def run(job: Callable[[], int]) -> int:
    """Run `job` to its exit code; what it raises is raised here, or InterruptedRunError after a signal."""
    came: list[Exit] = []
    thread = _Worker(job)

    def on_signal(number: int, _frame: FrameType | None) -> None:
        came.append(Exit.INTERRUPTED if number == signal.SIGINT else Exit.TERMINATED)
        for con in list(connections):
            with suppress(Exception):  # one that is closed already says so; the others must still be reached
                con.interrupt()
        if thread.ident:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(KeyboardInterrupt))

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        thread.start()
        while thread.is_alive() and not came:
            thread.join(0.1)
        thread.join(_GRACE_SECONDS if came else None)
        if came and thread.is_alive():
            _end_hard(came[0])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if came:
        raise InterruptedRunError(came[0])
    if thread.raised:
        raise thread.raised
    return thread.outcome


def _end_hard(code: Exit) -> None:
    sys.stderr.write(f"Error: {InterruptedRunError(code)}\n")
    end(code)
    os._exit(code)
