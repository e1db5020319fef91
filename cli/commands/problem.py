"""plaint problem."""

from datetime import datetime
from pathlib import Path

import click

from .options import NewFile, settings_option, wait_option

DAY = click.DateTime(formats=["%Y-%m-%d"])
on_option = click.option("--on", "day", type=DAY, metavar="DAY", help="The day, as 2026-01-31. Default: today.")


@click.group(name="problem")
def command() -> None:
    """Keep the register of recurring problems: who removes each, how far it is, and whether the fix worked."""


@command.command(name="open")
@settings_option
@wait_option
@click.option("--title", required=True, help="The problem in a sentence.")
@click.option("--owner", default="", help="Who removes it.")
@click.option("--product", default="", help="Product of its complaints; left out: any.")
@click.option("--issue", default="", help="Issue of its complaints; left out: any.")
@click.option("--cluster", "cluster_id", default="", help="Text cluster of its complaints; left out: any.")
@click.option("--note", default="", help="Free text.")
@on_option
@click.argument("problem_id")
def open_(settings_path: Path, wait: float, problem_id: str, day: datetime | None, **told: str) -> None:
    """Register a problem as PROBLEM_ID, a short name of your choice.

    \b
    Example:  plaint problem open BILL-7 --title "Bills come twice" --issue billing --owner Kim
    """  # noqa: D301  \b is Click's mark
    from ..problems import Problem, register
    from ..problems.editing import changing, on_day
    from ..terminal import say

    with changing(settings_path, wait) as con:
        register(con, Problem(problem_id, opened_on=on_day(day), **told))  # type: ignore[arg-type]  # options are texts
    say(f"registered {problem_id}")


@command.command(name="list")
@settings_option
@click.option("--all", "closed_too", is_flag=True, help="Closed problems too.")
def list_(settings_path: Path, closed_too: bool) -> None:
    """List the problems with their stage and what their fix did.

    \b
    Example:  plaint problem list --all
    """  # noqa: D301  \b is Click's mark
    from ..problems.editing import overview

    click.echo(overview(settings_path, closed_too=closed_too))


@command.command(name="show")
@settings_option
@click.argument("problem_id")
def show(settings_path: Path, problem_id: str) -> None:
    """Show all that is known of one problem.

    \b
    Example:  plaint problem show BILL-7
    """  # noqa: D301  \b is Click's mark
    from ..problems.editing import story

    click.echo(story(settings_path, problem_id))


@command.command(name="stage", short_help="Move a problem to another stage.")
@settings_option
@wait_option
@click.argument("problem_id")
@click.argument("stage")
def stage_(settings_path: Path, wait: float, problem_id: str, stage: str) -> None:
    """Move a problem to a STAGE: identified, analysed, solutions_gathered, chosen, tried or evaluated.

    \b
    Example:  plaint problem stage BILL-7 analysed
    """  # noqa: D301  \b is Click's mark
    from ..problems import change
    from ..problems.editing import changing
    from ..terminal import say

    with changing(settings_path, wait) as con:
        change(con, problem_id, stage=stage)
    say(f"{problem_id} is {stage}")


@command.command(name="fix", short_help="Record the day on which a problem was fixed.")
@settings_option
@wait_option
@on_option
@click.argument("problem_id")
def fix(settings_path: Path, wait: float, problem_id: str, day: datetime | None) -> None:
    """Record the day on which a problem was fixed; from then on its effect is measured.

    \b
    Example:  plaint problem fix BILL-7 --on 2026-01-31
    """  # noqa: D301  \b is Click's mark
    from ..problems import change
    from ..problems.editing import changing, on_day
    from ..terminal import say

    with changing(settings_path, wait) as con:
        changed = change(con, problem_id, fixed_on=on_day(day), stage="tried")
    say(f"{problem_id} was fixed on {changed.fixed_on}")


@command.command(name="close")
@settings_option
@wait_option
@on_option
@click.argument("problem_id")
def close(settings_path: Path, wait: float, problem_id: str, day: datetime | None) -> None:
    """Close a problem: it is evaluated, and stays in the register.

    \b
    Example:  plaint problem close BILL-7
    """  # noqa: D301  \b is Click's mark
    from ..problems import change
    from ..problems.editing import changing, on_day
    from ..terminal import say

    with changing(settings_path, wait) as con:
        changed = change(con, problem_id, closed_on=on_day(day), stage="evaluated")
    say(f"{problem_id} was closed on {changed.closed_on}")


@command.command(name="export")
@settings_option
@click.option("-o", "--output", metavar="FILE", type=NewFile(), help="Write to this file instead of stdout.")
def export(settings_path: Path, output: Path | None) -> None:
    """Write the register as a text file for version control.

    \b
    Example:  plaint problem export -o problems.toml
    """  # noqa: D301  \b is Click's mark
    from ..problems.editing import exported

    text = exported(settings_path)
    if output:
        output.write_text(text, encoding="utf-8", newline="\n")
    else:
        click.echo(text, nl=False)


@command.command(name="import")
@settings_option
@wait_option
@click.argument("file", type=click.Path(path_type=Path))
def import_(settings_path: Path, wait: float, file: Path) -> None:
    """Make the register hold exactly what FILE says.

    \b
    Example:  plaint problem import problems.toml
    """  # noqa: D301  \b is Click's mark
    from ..problems.editing import changing, read_text
    from ..problems.register import replace_all
    from ..terminal import say

    problems = read_text(file)
    with changing(settings_path, wait) as con:
        replace_all(con, problems)
    say(f"the register holds {len(problems)} problems")
