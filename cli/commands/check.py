"""plaint check."""

from pathlib import Path

import click

from .options import NewFile, as_of_or_last_option, parse_as_of, settings_option, wait_option

FORMS = ("table", "json", "junit", "markdown", "github", "gitlab")


@click.command(name="check")
@settings_option
@wait_option
@as_of_or_last_option
@click.option("-f", "--format", "form", type=click.Choice(FORMS), default="table", show_default=True, help="Form of the output.")
@click.option("--explain", is_flag=True, help="Say below the table how each figure came about.")
@click.option("--also", type=(click.Choice(FORMS), NewFile()), multiple=True, metavar="FORM FILE", help="Write FORM to FILE too.")
def command(settings_path: Path, wait: float, as_of: str | None, form: str, explain: bool, also: tuple[tuple[str, Path], ...]) -> int:
    """Hold the measures against the gates of the settings.

    Ends 0 where all gates hold and 1 where one failed. Unknown figures and shares of too few cases never fail.

    \b
    Example:  plaint check --explain
              plaint check --also junit gates.xml --also markdown summary.md
    """  # noqa: D301  \b is Click's mark
    from .. import gates
    from ..analysis import ensure_analysis
    from ..settings import read_settings
    from ..terminal import say

    settings = read_settings(settings_path)
    judged = ensure_analysis(settings, parse_as_of(as_of, settings.settings.project.timezone), wait)
    results = gates.judge_published(settings, judged)
    click.echo(gates.as_table(results, explain=True) if explain else gates.FORMS[form](results))
    for name, path in also:
        path.write_text(gates.FORMS[name](results) + "\n", encoding="utf-8")
    say(results.summary)
    return results.code
