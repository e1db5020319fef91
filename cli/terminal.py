"""What is said on the terminal: talk on stderr, results on stdout, nothing from a log that could steer the terminal."""

import json
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import click

# C0 and C1 controls, the marks that turn the direction of writing or end a line, and halves of characters:
# all that could steer or fool a terminal, or that it can't be sent.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass
class Talk:
    """How much is said: 0 with -q, 1 usually, 2 with -v. With --strict, `warned` above 0 ends the run with code 3."""

    level: int = 1
    strict: bool = False
    warned: int = 0
    summary: dict[str, Any] | None = None  # of a run for programs: its last line on stderr, whatever ends it
    doing: str = ""  # the step that goes on, for an error that cannot tell by itself where it arose


talk = Talk()
_kept: list[str] = []


def end(code: int) -> None:
    """Write the summary, where the run has one, with the exit code that it ends with."""
    if talk.summary is not None:
        line = json.dumps({**talk.summary, "code": int(code)}, ensure_ascii=True, sort_keys=True)
        talk.summary = None
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def kept_lines() -> list[str]:
    """All that was said so far, one event a line, for the log beside a report."""
    return list(_kept)


def safe(text: object) -> str:
    """`text` on one line, with control codes, escape sequences and bidi marks shown as `�`."""
    return _UNSAFE.sub("�", str(text).replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def say(text: str) -> None:
    """Progress and summaries; silent with -q."""
    _kept.append(safe(text))
    if talk.level >= 1:
        click.echo(safe(text), err=True)


def detail(text: str) -> None:
    """What only -v shows."""
    if talk.level >= 2:  # noqa: PLR2004  -v
        click.echo(safe(text), err=True)


def warn(text: str) -> None:
    """Something that a person should know; never changes the exit code but with --strict."""
    talk.warned += 1
    _kept.append("Warning: " + safe(text))
    click.echo(click.style("Warning: ", fg="yellow") + safe(text), err=True)


def fail(text: str) -> None:
    """The one line that says why a command ended."""
    _kept.append("Error: " + safe(text))
    click.echo(click.style("Error: ", fg="red") + safe(text), err=True)


def width(text: str) -> int:
    """Columns that `text` takes: East Asian wide characters take two."""
    return sum(0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def table(header: Sequence[str], rows: Sequence[Sequence[object]], *, right: frozenset[int] = frozenset()) -> str:
    """A plain table with aligned columns; `right` names the places of columns set flush right."""
    cells = [[safe("" if cell is None else cell) for cell in row] for row in [header, *rows]]
    widths = [max(width(row[place]) for row in cells) for place in range(len(header))]
    lines = []
    for row in cells:
        padded = []
        for place, cell in enumerate(row):
            space = " " * (widths[place] - width(cell))
            padded.append(space + cell if place in right else cell + space)
        lines.append("  ".join(padded).rstrip())
    lines.insert(1, "  ".join("-" * one for one in widths))
    return "\n".join(lines)


class Steps:
    """One line on a terminal that says what is being done now; nothing in a pipe or in CI; with -v a line for each step."""

    def __init__(self) -> None:
        """Find out whether anybody watches."""
        self.shown = sys.stderr.isatty() and talk.level == 1

    def __call__(self, text: str) -> None:
        """Say what is being done now."""
        talk.doing = text
        detail(text)
        if self.shown:
            columns = 78
            click.echo("\r" + safe(text)[:columns].ljust(columns), err=True, nl=False)

    def done(self) -> None:
        """Clear the line."""
        talk.doing = ""
        if self.shown:
            click.echo("\r" + " " * 78 + "\r", err=True, nl=False)
