"""plaint words."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputRefusedError
from .options import settings_option

if TYPE_CHECKING:
    from ..words.finder import Finder
    from ..words.labelled import Labelled


@click.group(name="words")
def command() -> None:
    """Find words in texts, and test the phrase lists.

    \b
    Example:  plaint words find "So sorry, we will call you by noon tomorrow"
              plaint words test labelled.jsonl
    """  # noqa: D301  \b is Click's mark


@command.command(name="test", short_help="Judge the phrase lists on labelled texts.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-f", "--format", "form", type=click.Choice(["table", "json", "md"]), default="table", show_default=True,
              help="Form of the output.")  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="List every label that was missed or wrongly found.")
@settings_option
def test(file: Path, form: str, verbose: bool, settings_path: Path) -> None:
    """Judge the phrase lists on labelled texts: precision and recall with 95 % intervals by category and language.

    FILE holds one JSON object a line: id, lang, direction (in or out), text, labels.

    \b
    Example:  plaint words test labelled.jsonl --verbose
    """  # noqa: D301  \b is Click's mark
    from ..words import labelled, showing

    scores, misses = labelled.judge(_read(file), _finder(settings_path))
    click.echo(showing.scores(scores, form))
    if verbose and form == "table":
        click.echo(showing.misses(misses))


@command.command(name="find", short_help="Show what is found in a text, and by which rule.")
@click.argument("text")
@click.option("-d", "--direction", type=click.Choice(["out", "in", "both"]), default="both", show_default=True,
              help="out: by staff; in: by the customer.")  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help="Form of the output.")  # fmt: skip
@settings_option
def find(text: str, direction: str, form: str, settings_path: Path) -> None:
    """Show what is found in TEXT, and by which rule; - reads standard input.

    \b
    Example:  plaint words find "So sorry, we will call you by noon tomorrow" --direction out
    """  # noqa: D301  \b is Click's mark
    from ..words import showing

    text = sys.stdin.read() if text == "-" else text
    finder = _finder(settings_path)
    sides = ("out", "in") if direction == "both" else (direction,)
    click.echo(showing.found([(side, span) for side in sides for span in finder.explain(text, side)], form))


def _read(file: Path) -> "list[Labelled]":
    from ..words import labelled

    try:
        return labelled.read(file)
    except OSError as error:
        raise InputRefusedError(f"{file}: can't be read: {error.strerror}; check its name and permissions") from None
    except UnicodeDecodeError:
        raise InputRefusedError(f"{file}: is not UTF-8; save it as UTF-8") from None


def _finder(settings_path: Path) -> "Finder":
    from ..words.finder import Finder

    return Finder.of_project(settings_path)
