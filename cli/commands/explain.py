"""plaint explain."""

from pathlib import Path

import click

from .options import settings_option


@click.command(name="explain")
@settings_option
@click.option("--source", metavar="NAME", help="The source of the case, where several have its id.")
@click.argument("case")
def command(settings_path: Path, source: str | None, case: str) -> None:
    """Tell the story of CASE on one screen: events, owners, clocks, and every verdict with its evidence.

    \b
    Example:  plaint explain 101001241355
    """  # noqa: D301  \b is Click's mark
    from ..analysis import existing_analysis
    from ..explain import story
    from ..settings import read_settings
    from ..store import open_database

    settings = read_settings(settings_path)
    judged = existing_analysis(settings)
    with open_database(settings.database) as con:
        click.echo(story(con, judged, case, source))
