"""plaint baseline."""

from pathlib import Path

import click

from .options import settings_option


@click.group(name="baseline")
def command() -> None:
    """Keep the known breaches of gates with `baseline = true`, so that they fail only on new ones."""


@command.command(name="write")
@settings_option
def write(settings_path: Path) -> None:
    """Take all that breaks such gates now as known.

    \b
    Example:  plaint baseline write
    """  # noqa: D301  \b is Click's mark
    from ..baselines import keep_all

    click.echo(keep_all(settings_path))


@command.command(name="prune")
@settings_option
def prune(settings_path: Path) -> None:
    """Forget known breaches that are there no more.

    \b
    Example:  plaint baseline prune
    """  # noqa: D301  \b is Click's mark
    from ..baselines import forget_stale

    click.echo(forget_stale(settings_path))


@command.command(name="show")
@settings_option
def show(settings_path: Path) -> None:
    """List the known breaches.

    \b
    Example:  plaint baseline show
    """  # noqa: D301  \b is Click's mark
    from ..baselines import listing

    click.echo(listing(settings_path))
