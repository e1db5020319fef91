"""plaint analyze."""

from pathlib import Path

import click

from .options import as_of_option, parse_as_of, settings_option, wait_option

lake_option = click.option(
    "--lake",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Spark: the lake's folder, which Spark must see under this path too. Default: lake, beside the database.",
)


@click.command(name="analyze")
@settings_option
@wait_option
@as_of_option
@click.option(
    "--engine", "engine_name", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True, help="What runs the SQL."
)
@click.option("--master", default="local[*]", show_default=True, help="Spark: local[N] or spark://HOST:7077.")
@click.option("--remote", metavar="URL", default="", help="Spark Connect: sc://HOST:15002, instead of --master.")
@lake_option
@click.option("--spark-option", "options", multiple=True, metavar="NAME=VALUE", help="Spark: a setting of its own; may be repeated.")
def command(
    settings_path: Path,
    wait: float,
    as_of: str | None,
    engine_name: str,
    master: str,
    remote: str,
    folder: Path | None,
    options: tuple[str, ...],
) -> None:
    """Derive timelines, clocks and findings from what was loaded.

    Everything is judged as of one instant: the same data, settings and --as-of give the same result.
    --engine spark runs the same SQL on Apache Spark (pip install 'plaint[spark]'); the tables come back into the database.

    \b
    Example:  plaint analyze --as-of 2026-01-31T18:00
              plaint analyze --engine spark --master spark://hub:7077 --lake /mnt/shared/lake
    """  # noqa: D301  \b is Click's mark
    from .. import stages
    from ..settings import read_settings
    from ..store import read_facts, writing
    from ..terminal import Steps, say

    settings = read_settings(settings_path)
    judged = parse_as_of(as_of, settings.settings.project.timezone) or stages.now()
    read_facts(settings.database, to_change=True)
    derive = None if engine_name == "duckdb" else stages.on_spark(settings, folder, master, remote, options)
    steps = Steps()
    with writing(settings.database, stages.job_of("analyze", settings, wait)) as work:
        stages.analyze(work, settings, judged, steps, derive)
    steps.done()
    say(f"analyzed as of {judged.isoformat()}Z" + (" on Spark" if engine_name == "spark" else ""))
