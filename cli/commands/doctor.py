"""plaint doctor."""

from pathlib import Path

import click

from .options import settings_option


@click.command(name="doctor")
@settings_option
def command(settings_path: Path) -> int:
    """Check settings, database and accounts, and say what to do about what is wrong.

    Ends 0 where all is well and 7 where the database is damaged or its sums don't hold.

    \b
    Example:  plaint doctor
    """  # noqa: D301  \b is Click's mark
    from ..doctor import examine
    from ..errors import Exit
    from ..settings import read_settings

    findings = examine(read_settings(settings_path))
    for finding in findings:
        click.echo(f"{'ok     ' if finding.is_well else 'DAMAGED'}  {finding.what}")
    return Exit.OK if all(finding.is_well for finding in findings) else Exit.DAMAGED
