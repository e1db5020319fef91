"""plaint nightly."""

from pathlib import Path

import click

from .options import as_of_option, parse_as_of, settings_option, wait_option


@click.command(name="nightly")
@settings_option
@wait_option
@as_of_option
def command(settings_path: Path, wait: float, as_of: str | None) -> int:
    """Load, analyze, report and check under one lock; for cron, systemd or CI.

    A log lies beside the report. The last line on stderr is one JSON object: code, run id and the account.
    Where several codes hold, the gravest wins: 7 > 70 > 6 > 5 > 4 > 3 > 1.

    \b
    Example:  plaint nightly --as-of 2026-01-31
    """  # noqa: D301  \b is Click's mark
    from ..night import run_night
    from ..settings import read_settings

    settings = read_settings(settings_path)
    return run_night(settings, parse_as_of(as_of, settings.settings.project.timezone), wait)
