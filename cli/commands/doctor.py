"""plaint doctor."""

from pathlib import Path

import click

from .options import NewFile, settings_option


@click.command(name="doctor")
@settings_option
@click.option("--backup", type=NewFile(), metavar="FILE", help="Copy the database to this new file, if it is well.")
def command(settings_path: Path, backup: Path | None) -> int:
    """Check settings, database and accounts, and say what to do about what is wrong.

    The file is held against what was published, every table is read, and every account, key, sum and verdict is added up anew.

    Ends 0 where all is well and 7 where the database is damaged or its sums don't hold.

    \b
    Example:  plaint doctor
              plaint doctor --backup /mnt/backup/plaint-2026-01-31.duckdb
    """  # noqa: D301  \b is Click's mark
    from ..doctor import back_up, examine
    from ..errors import Exit
    from ..settings import read_settings

    settings = read_settings(settings_path)
    findings = back_up(settings, backup) if backup else examine(settings)
    for finding in findings:
        click.echo(f"{'ok     ' if finding.is_well else 'DAMAGED'}  {finding.what}")
    return Exit.OK if all(finding.is_well for finding in findings) else Exit.DAMAGED
