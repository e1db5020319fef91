"""plaint lake."""

from pathlib import Path

import click

from .options import settings_option, wait_option


@click.group(name="lake")
def command() -> None:
    """Keep the loaded tables as Parquet files by source and day.

    DuckDB, Spark and whatever else reads Parquet read them alike.
    """


@command.command(name="write", short_help="Bring the lake up to what is loaded.")
@settings_option
@wait_option
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="The lake's folder. Default: lake, beside the database."
)
def write(settings_path: Path, wait: float, folder: Path | None) -> None:
    """Bring the lake up to what is loaded: days that changed are replaced, each in one rename; the others stay.

    \b
    Example:  plaint lake write --to /mnt/shared/lake
    """  # noqa: D301  \b is Click's mark
    from .. import stages
    from ..lake import lake_of, write_lake
    from ..settings import read_settings
    from ..store import alone, open_database, read_facts
    from ..terminal import say

    settings = read_settings(settings_path)
    lake = lake_of(settings.database, folder)
    read_facts(settings.database)
    with (
        alone(settings.database, stages.job_of("lake write", settings, wait)),
        open_database(settings.database, sealed=False, memory_limit=settings.settings.project.memory_limit) as con,
    ):
        account = write_lake(con, lake)
    say(f"{lake.root}: {account.written} parts written, {account.same} as they were, {account.removed} removed; {account.rows} rows")
