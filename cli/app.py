"""The command `plaint`: the one place where an error becomes a line and an exit code."""

import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

from . import __version__, interrupts
from .errors import Exit, PlaintError
from .lazy_group import LazyGroup
from .terminal import end, fail, talk
from .unexpected import unexpected

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
_LEAVE_AT_ONCE = (Exit.OUT_OF_MEANS, Exit.DAMAGED, Exit.BUG, Exit.INTERRUPTED, Exit.TERMINATED)
"""Libraries that ran out of memory may crash while they are taken down; after an interrupt within one, Python ends as if by SIGINT."""


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
        return unexpected(error, args)


def _call(args: list[str]) -> int:
    code = cli.main(args, prog_name="plaint", standalone_mode=False)
    if not code and talk.warned and talk.strict:
        return Exit.INCOMPLETE
    return int(code or 0)
