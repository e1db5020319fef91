"""Completion on the command line: the scripts for the shells, and the names that complete."""

from importlib.resources import files
from typing import TYPE_CHECKING

import click

from .errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

VARIABLE = "_PLAINT_COMPLETE"
"""The variable by which the shell's script asks: Click's own, made of the program's name."""


def script(shell: str) -> str:
    """The script for bash, zsh or fish; it asks `plaint` itself, so it never goes stale."""
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise UsageError(f"{shell}: is no shell that can be completed; bash, zsh and fish can")
    return made(click.Group("plaint"), {}, "plaint", VARIABLE).source()  # the script is made of the names alone


def measures(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """The measures that begin so, with their titles; only file names are read until one fits."""
    return _items(("measures",), incomplete)


def queries(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """As `measures`, for all files that `plaint queries` knows."""
    return _items(("measures", "checks", "timeline", "parts", "tables"), incomplete)


def presets(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """The presets that begin so."""
    from click.shell_completion import CompletionItem

    names = sorted(entry.name.removesuffix(".toml") for entry in files(f"{__package__}.presets").iterdir() if entry.name.endswith(".toml"))
    return [CompletionItem(name) for name in ["show", *names] if name.startswith(incomplete) and not name.startswith("_")]


def _items(folders: tuple[str, ...], incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    entries = ((folder, entry.name) for folder in folders for entry in files(f"{__package__}.queries").joinpath(folder).iterdir())
    found = sorted((folder, name[:-4]) for folder, name in entries if name.endswith(".sql") and name.startswith(incomplete))
    return [CompletionItem(name, help=_title(folder, name)) for folder, name in found]


def _title(folder: str, name: str) -> str:
    with files(f"{__package__}.queries").joinpath(folder, f"{name}.sql").open(encoding="utf-8") as file:
        return file.readline().removeprefix("-- ").strip()
