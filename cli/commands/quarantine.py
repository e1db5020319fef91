"""plaint quarantine."""

from pathlib import Path

import click

from .options import NewFile, settings_option


@click.command(name="quarantine")
@settings_option
@click.option("--source", metavar="NAME", help="Only of this source.")
@click.option("--export", metavar="FILE", type=NewFile(), help="Write the rows with their reasons to this CSV, to be mended.")
@click.option("--unmask", is_flag=True, help="Show rows as they are; default: personal data masked.")
def command(settings_path: Path, source: str | None, export: Path | None, unmask: bool) -> None:
    """Show the rows that could not be used: counts by reason, with examples.

    Mend the rows of --export in its column raw, then load them with `plaint load --fixed FILE`.

    \b
    Example:  plaint quarantine
              plaint quarantine --export fix.csv
    """  # noqa: D301  \b is Click's mark
    from .. import quarantined
    from ..settings import read_settings
    from ..store import open_database

    settings = read_settings(settings_path)
    with open_database(settings.database) as con:
        click.echo(quarantined.written(con, export, source) if export else quarantined.listing(con, source, unmask=unmask))
