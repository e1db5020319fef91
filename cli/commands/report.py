"""plaint report."""

from pathlib import Path
from typing import Any

import click

from .options import as_of_or_last_option, parse_as_of, settings_option, wait_option


@click.command(name="report")
@settings_option
@wait_option
@as_of_or_last_option
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of the page; default: the settings'.")
@click.option("--per", metavar="DIMENSION", help="A page for each team (or product, channel, severity …) besides.")
@click.option("--email", is_flag=True, help="Write summary.eml besides, ready for any mailer.")
@click.option("--pdf", is_flag=True, help="Print report.pdf besides, by an installed Chromium.")
@click.option("--unmask", is_flag=True, help="Show personal data; needs allow_unmask = true under [report].")
@click.option("--rebuild", is_flag=True, help="Make the pages of all nights anew, oldest first (after an upgrade).")
def command(settings_path: Path, wait: float, as_of: str | None, rebuild: bool, **asked: Any) -> None:  # noqa: ANN401  the fields of ReportOptions
    """Write the HTML report, report.json and the case lists into the reports folder.

    Without --as-of it shows the last analysis; with another instant the analysis is made first.

    \b
    Example:  plaint report --as-of 2026-01-31
    """  # noqa: D301  \b is Click's mark
    from ..analysis import ensure_analysis
    from ..report import nights_written
    from ..reports import alone_in, write_night
    from ..settings import read_settings

    settings = read_settings(settings_path)
    wanted = parse_as_of(as_of, settings.settings.project.timezone)
    with alone_in(settings.reports, "report", wait):
        for night in nights_written(settings.reports) if rebuild else [wanted]:
            judged = ensure_analysis(settings, night, wait)
            click.echo(write_night(settings, judged, **asked))
