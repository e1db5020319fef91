"""plaint analyze."""

from pathlib import Path

import click

from .options import as_of_option, parse_as_of, settings_option, wait_option


@click.command(name="analyze")
@settings_option
@wait_option
@as_of_option
def command(settings_path: Path, wait: float, as_of: str | None) -> None:
    """Derive timelines, clocks and findings from what was loaded.

    Everything is judged as of one instant: the same data, settings and --as-of give the same result.

    \b
    Example:  plaint analyze --as-of 2026-01-31T18:00
    """  # noqa: D301  \b is Click's mark
    from .. import stages
    from ..settings import read_settings
    from ..store import read_facts, writing
    from ..terminal import Steps, say

    settings = read_settings(settings_path)
    judged = parse_as_of(as_of, settings.settings.project.timezone) or stages.now()
    read_facts(settings.database, to_change=True)
    steps = Steps()
    with writing(settings.database, stages.job_of("analyze", settings, wait)) as work:
        stages.analyze(work, settings, judged, steps)
    steps.done()
    say(f"analyzed as of {judged.isoformat()}Z")
