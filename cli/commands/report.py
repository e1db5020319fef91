"""plaint report."""

from pathlib import Path

import click

from .options import as_of_option, parse_as_of, settings_option, wait_option


@click.command(name="report")
@settings_option
@wait_option
@as_of_option
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of the page; default: the settings'.")
def command(settings_path: Path, wait: float, as_of: str | None, lang: str | None) -> None:
    """Write the HTML report, report.json and the case lists into the reports folder.

    Without --as-of it shows the last analysis; with another instant the analysis is made first.

    \b
    Example:  plaint report --as-of 2026-01-31
    """  # noqa: D301  \b is Click's mark
    from ..analysis import ensure_analysis
    from ..reports import alone_in, write_night
    from ..settings import read_settings

    settings = read_settings(settings_path)
    judged = ensure_analysis(settings, parse_as_of(as_of, settings.settings.project.timezone), wait)
    with alone_in(settings.reports, "report", wait):
        click.echo(write_night(settings, judged, lang))
