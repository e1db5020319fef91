"""Completion on the command line: the scripts for the shells, and the names that complete."""

from importlib.resources import files

import click
from click.shell_completion import CompletionItem, get_completion_class

from .errors import UsageError

VARIABLE = "_PLAINT_COMPLETE"
"""The variable by which the shell's script asks: Click's own, made of the program's name."""


def script(shell: str) -> str:
    """The script for bash, zsh or fish; it asks `plaint` itself, so it never goes stale."""
    made = get_completion_class(shell)
    if made is None:
        raise UsageError(f"{shell}: is no shell that can be completed; bash, zsh and fish can")
    return made(click.Group("plaint"), {}, "plaint", VARIABLE).source()  # the script is made of the names alone


def measures(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The measures that begin so, with their titles; only file names are read until one fits."""
    return [CompletionItem(name, help=_title(folder, name)) for folder, name in _named(("measures",), incomplete)]


def queries(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """As `measures`, for all files that `plaint queries` knows."""
    found = _named(("measures", "checks", "timeline", "tables"), incomplete)
    return [CompletionItem(name, help=_title(folder, name)) for folder, name in found]


def presets(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The presets that begin so."""
    names = sorted(entry.name.removesuffix(".toml") for entry in files(f"{__package__}.presets").iterdir() if entry.name.endswith(".toml"))
    return [CompletionItem(name) for name in ["show", *names] if name.startswith(incomplete) and not name.startswith("_")]


def _named(folders: tuple[str, ...], incomplete: str) -> list[tuple[str, str]]:
    entries = ((folder, entry.name) for folder in folders for entry in files(f"{__package__}.queries").joinpath(folder).iterdir())
    return sorted((folder, name[:-4]) for folder, name in entries if name.endswith(".sql") and name.startswith(incomplete))


def _title(folder: str, name: str) -> str:
    with files(f"{__package__}.queries").joinpath(folder, f"{name}.sql").open(encoding="utf-8") as file:
        return file.readline().removeprefix("-- ").strip()
