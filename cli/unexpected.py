"""What becomes of an error that none of ours foresaw: means that ran out are told as such, all else is a bug with a log to send."""

import errno
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from . import __version__
from .errors import Exit, OutOfMeansError
from .terminal import fail, safe, talk

_HALF = re.compile("[\ud800-\udfff]")
"""What Python makes of a byte of the command line that is no UTF-8."""
_NO_MEANS = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.EMFILE,
    errno.EFBIG,
    errno.ENOMEM,
    errno.EIO,
    errno.ELOOP,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.EEXIST,
    errno.ENAMETOOLONG,
}
_NO_MEANS_SIGNS = (
    "No space left",
    "Permission denied",
    "Could not write",
    "Read-only",
    "File too large",
    "Disk quota",
    "Input/output error",
    "fsync",  # DuckDB names neither the file nor the cause where EIO met a sync
)


def unexpected(error: Exception, args: Sequence[str] = ()) -> Exit:
    """Say what befell the run, in one line; gives 6 where means ran out, told by the system or by DuckDB, else 70.

    Where DuckDB or Python could not take what is no UTF-8 in one of the words of the command line `args`, it gives 2.
    """
    if type(error).__name__ in {"InvalidInputException", "UnicodeEncodeError"}:
        for word in filter(_HALF.search, args):
            fail(f"{safe(word)}: this argument holds bytes that are no UTF-8; write it in UTF-8")
            return Exit.USAGE
    wrapped = error.__context__ if type(error).__name__ == "FileCreateError" else None  # the writer of workbooks hides an OSError
    means = _out_of_means(wrapped if isinstance(wrapped, OSError) else error)
    if means:
        fail(str(OutOfMeansError(means)))
        return Exit.OUT_OF_MEANS
    log = _write_bug_log(error)
    fail(f"a bug in plaint ({type(error).__name__}); nothing half-done was published. Please send {log}")
    return Exit.BUG


def _out_of_means(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "out of memory; give the run more, or set [project] memory_limit lower"
    if isinstance(error, OSError) and error.errno in _NO_MEANS:
        return f"{error.filename or 'a file'}: {error.strerror}; nothing half-done was published"
    name, text = type(error).__name__, str(error).splitlines()[0] if str(error) else ""
    if (name == "RuntimeError" and "start new thread" in text) or (isinstance(error, ImportError) and _no_memory_for(text)):
        return f"out of memory or processes ({text[:160]}); give the run more"
    if name == "OutOfMemoryException":
        step = f", {talk.doing}" if talk.doing else ""
        return f"DuckDB ran out of memory or temporary space{step} ({text[:160]}); raise [project] memory_limit or make room"
    # FatalException: what DuckDB makes of it where a commit or checkpoint could not be written
    if name in {"IOException", "FatalException", "TransactionException"} and any(sign in str(error) for sign in _NO_MEANS_SIGNS):
        return f"the disk did not take what was written ({text[:200]}); nothing half-done was published"
    return ""


def _no_memory_for(text: str) -> bool:
    """Whether the loader of a library says that memory was missing."""
    return any(sign in text for sign in ("failed to map segment", "Cannot allocate memory", "cannot allocate memory"))


def _write_bug_log(error: Exception) -> Path:
    import tempfile
    import traceback

    handle, name = tempfile.mkstemp(prefix="plaint-bug-", suffix=".log")
    frames = "".join(traceback.format_tb(error.__traceback__))
    # Frames and the kind of error: the message may hold a customer's words, except where it is about our own SQL.
    about_sql = type(error).__name__ in {"BinderException", "CatalogException", "ParserException"}
    message = str(error) if about_sql or os.environ.get("PLAINT_DEBUG") else ""
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"plaint {__version__}, Python {sys.version}\n{frames}{type(error).__name__} {message}\n")
    return Path(name)
