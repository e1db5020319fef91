"""plaint load."""

from pathlib import Path

import click

from ..errors import UsageError
from .options import settings_option, wait_option


@click.command(name="load")
@settings_option
@wait_option
@click.option("--source", metavar="NAME", help="Load FILES as this source of the settings; without FILES, its own.")
@click.option("--fixed", is_flag=True, help="FILES are edited exports of `plaint quarantine --export`.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
def command(settings_path: Path, wait: float, source: str | None, fixed: bool, files: tuple[Path, ...]) -> int:
    """Load the exports that the settings name, or the given FILES as one source.

    The same file again changes nothing; files may come in any order. What can't be used goes to quarantine
    with file, line and reason. Ends 0, 3 (something left out beyond the limit) or 4 (everything refused).

    \b
    Example:  plaint load
              plaint load --source city today.csv.gz
    """  # noqa: D301  \b is Click's mark
    from .. import accounts, stages
    from ..settings import read_settings
    from ..store import writing
    from ..terminal import Steps

    _check(files, source, fixed=fixed)
    settings = read_settings(settings_path)
    steps = Steps()
    with writing(settings.database, stages.job_of("load", settings, wait)) as work:
        given = {source: files} if source else None
        result = stages.load_fixed(work, settings, files, steps) if fixed else stages.load(work, settings, given, steps)
    steps.done()
    accounts.tell(result)
    return stages.told_verdict(result, settings).code


def _check(files: tuple[Path, ...], source: str | None, *, fixed: bool) -> None:
    """UsageError where it is not clear what FILES are."""
    if files and not source and not fixed:
        raise UsageError("say which source FILES are: plaint load --source NAME FILE…")
    if fixed and (source or not files):
        raise UsageError("--fixed needs the FILES that were mended, and no --source: plaint load --fixed FILE…")
