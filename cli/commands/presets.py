"""plaint presets."""

import click

from ..completing import presets


@click.command(name="presets")
@click.argument("name", required=False, metavar="[show]", shell_complete=presets)
@click.argument("which", required=False, metavar="[NAME]", shell_complete=presets)
def command(name: str | None, which: str | None) -> None:
    """List the systems whose exports Plaint knows; `presets show NAME` explains how one maps to our tables.

    \b
    Example:  plaint presets
              plaint presets show zendesk
    """  # noqa: D301  \b is Click's mark
    from .. import systems

    wanted = which if name == "show" else name
    click.echo(systems.one(wanted) if wanted else systems.listing())
