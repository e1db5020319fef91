"""The error family and the exit codes: one clear line to the user, one code to the scheduler.

Codes are frozen; where several hold, the gravest wins in the order of GRAVEST_FIRST.
"""

from enum import IntEnum


class Exit(IntEnum):
    """What an exit code tells the scheduler."""

    OK = 0
    GATE_FAILED = 1  # and nothing else: the data is complete
    USAGE = 2  # wrong usage or settings, nothing done
    INCOMPLETE = 3  # published, but more was quarantined than is allowed
    INPUT_REFUSED = 4  # missing, empty, corrupt or drifted input; database unchanged
    BUSY = 5  # waited for the lock in vain
    OUT_OF_MEANS = 6  # disk, memory, permission or time; database unchanged
    DAMAGED = 7  # the store's integrity failed, a person is needed
    BUG = 70  # ours; a log to send
    INTERRUPTED = 130
    TERMINATED = 143


GRAVEST_FIRST = (
    Exit.TERMINATED,
    Exit.INTERRUPTED,
    Exit.DAMAGED,
    Exit.BUG,
    Exit.OUT_OF_MEANS,
    Exit.BUSY,
    Exit.INPUT_REFUSED,
    Exit.INCOMPLETE,
    Exit.USAGE,
    Exit.GATE_FAILED,
    Exit.OK,
)


def gravest(codes: list[Exit]) -> Exit:
    """The one code to end with where several hold; OK for none."""
    return min(codes, key=GRAVEST_FIRST.index, default=Exit.OK)


class PlaintError(Exception):
    """Base of all that a user may be told; `str()` is one line: where, what is wrong, what to do."""

    code = Exit.BUG

    def __init__(self, text: str) -> None:
        """Take the text; what libraries say in several lines becomes one."""
        super().__init__(" ".join(text.splitlines()))


class UsageError(PlaintError):
    """A command was called with something that it can't use."""

    code = Exit.USAGE


class SettingsError(PlaintError):
    """plaint.toml or a preset is wrong; the text names file, line and key."""

    code = Exit.USAGE


class InputRefusedError(PlaintError):
    """A file was refused whole; the database is as it was."""

    code = Exit.INPUT_REFUSED


class BusyError(PlaintError):
    """Another run holds the database; the text names it."""

    code = Exit.BUSY


class OutOfMeansError(PlaintError):
    """Disk, memory, permission or time ran out; the database is as it was."""

    code = Exit.OUT_OF_MEANS


class DamagedError(PlaintError):
    """The store failed its integrity check."""

    code = Exit.DAMAGED


class InterruptedRunError(PlaintError):
    """SIGINT or SIGTERM ended the run; `code` says which."""

    def __init__(self, code: Exit) -> None:
        """Take the code of the signal that came."""
        super().__init__("interrupted; nothing half-done is in the database")
        self.code = code
