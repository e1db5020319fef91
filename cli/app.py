"""The command `plaint`: the one place where an error becomes a line and an exit code."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from . import __version__, interrupts
from .errors import Exit, OutOfMeansError, PlaintError
from .lazy_group import LazyGroup
from .terminal import end, fail, talk

# name: short help. Static, so that `plaint --help` imports no command; a test holds it against the command's own help.
COMMANDS = {
    "init": "Look at export files and write a plaint.toml that loads them.",
    "load": "Load the exports that the settings name, or given files.",
    "analyze": "Derive timelines, clocks and findings from what was loaded.",
    "report": "Write the HTML report and report.json.",
    "check": "Hold the measures against the gates; the exit code tells.",
    "baseline": "Keep the known breaches, so that gates fail only on new ones.",
    "nightly": "Load, analyze, report and check in one go, for the scheduler.",
    "lake": "Keep the loaded tables as Parquet files by source and day.",
    "query": "Print one measure as a table, CSV, JSON, Excel or Parquet.",
    "queries": "List the measures, checks and tables.",
    "explain": "Tell one case's story: events, clocks, owners, verdicts.",
    "quarantine": "Show the rows that could not be used, and get them fixed.",
    "problem": "Keep the register of recurring problems.",
    "words": "Find words in texts, and test the phrase lists.",
    "presets": "List the systems whose exports Plaint knows.",
    "doctor": "Check the database and say what to do.",
    "demo": "Write a believable project and run its night.",
    "completion": "Print the script that completes commands in your shell.",
}
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
_LEAVE_AT_ONCE = (Exit.OUT_OF_MEANS, Exit.DAMAGED, Exit.BUG, Exit.INTERRUPTED, Exit.TERMINATED)
"""Libraries that ran out of memory may crash while they are taken down; after an interrupt within one, Python ends as if by SIGINT."""
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


@click.group(cls=LazyGroup, told=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="plaint")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors and results.")
@click.option("-v", "--verbose", is_flag=True, help="Say each step, on a line of its own.")
@click.option("--no-color", is_flag=True, help="No colours; so does the environment's NO_COLOR.")
@click.option("--strict", is_flag=True, help="Warnings end the run with code 3.")
@click.pass_context
def cli(ctx: click.Context, quiet: bool, verbose: bool, no_color: bool, strict: bool) -> None:
    """Analyze complaint logs: recurring problems, service limits, hand-offs, and how each complaint was handled.

    \b
    A first look:         plaint demo
    Your own exports:     plaint init exports/*.csv && plaint nightly
    Any number:           plaint queries, then plaint query NAME
    One case:             plaint explain CASE

    \b
    Exit codes: 0 well, 1 only a gate failed, 2 wrong usage or settings, 3 published but incomplete,
    4 input refused, 5 another run is at work, 6 out of means, 7 the store is damaged, 70 a bug of ours.
    """  # noqa: D301  \b is Click's mark
    talk.level = 0 if quiet else 2 if verbose else 1
    if no_color or os.environ.get("NO_COLOR"):
        ctx.color = False
    talk.strict = strict


def main() -> NoReturn:
    """Entry point of the command line."""
    os.umask(os.umask(0o077) | 0o077)
    code = run(sys.argv[1:])
    if code in _LEAVE_AT_ONCE:
        with suppress(OSError):
            sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def run(args: list[str]) -> int:
    """Run the command line `args` and give its exit code; every error becomes one line on stderr."""
    talk.summary = None
    code = _outcome(args)
    end(code)
    return code


def _outcome(args: list[str]) -> int:
    try:
        return int(interrupts.run(lambda: _call(args)))
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except click.Abort:
        return Exit.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # Click turns a broken pipe into exit 1, which is a failed gate's
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  nobody reads on; flush at exit must not fail
        return Exit.OK
    except PlaintError as error:
        fail(str(error))
        return error.code
    except Exception as error:  # noqa: BLE001  the one place where a bug becomes code 70
        return _unexpected(error)


def _call(args: list[str]) -> int:
    code = cli.main(args, prog_name="plaint", standalone_mode=False)
    if not code and talk.warned and talk.strict:
        return Exit.INCOMPLETE
    return int(code or 0)


def _unexpected(error: Exception) -> int:
    """Means that ran out, told by the system or by DuckDB; all else is a bug of ours."""
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
        return f"DuckDB ran out of memory or temporary space ({text[:160]}); raise [project] memory_limit or make room"
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
