"""plaint check."""

from pathlib import Path

import click

from .options import as_of_option, parse_as_of, settings_option, wait_option


@click.command(name="check")
@settings_option
@wait_option
@as_of_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(settings_path: Path, wait: float, as_of: str | None, form: str) -> int:
    """Hold the measures against the gates of the settings.

    Ends 0 where all gates hold and 1 where one failed. Unknown figures and shares of too few cases never fail.

    \b
    Example:  plaint check --format json
    """  # noqa: D301  \b is Click's mark
    from .. import gates
    from ..analysis import ensure_analysis
    from ..settings import read_settings
    from ..store import open_database
    from ..terminal import say

    settings = read_settings(settings_path)
    judged = ensure_analysis(settings, parse_as_of(as_of, settings.settings.project.timezone), wait)
    with open_database(settings.database) as con:
        results = gates.judge_all(con, settings, judged)
    click.echo(gates.as_json(results) if form == "json" else gates.as_table(results))
    say(gates.summary(results))
    return results.code
