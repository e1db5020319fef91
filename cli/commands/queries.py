"""plaint queries."""

import click

from ..completing import queries


@click.command(name="queries")
@click.argument("name", required=False, shell_complete=queries)
def command(name: str | None) -> None:
    """List the measures, checks, timeline files, parts and tables; with NAME, say what its columns mean.

    \b
    Example:  plaint queries
              plaint queries sla_by_clock
    """  # noqa: D301  \b is Click's mark
    from .. import catalogue

    click.echo(catalogue.one(name) if name else catalogue.listing())
