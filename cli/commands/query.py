"""plaint query."""

from pathlib import Path
from typing import Any

import click

from ..completing import measures
from ..tables_out import FORMATS
from .options import NewFile, settings_option


@click.command(name="query")
@settings_option
@click.argument("name", shell_complete=measures)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="Form of the output.")
@click.option("--where", default="", metavar="CONDITION", help="SQL condition on the measure's columns.")
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=600.0,
    show_default=True,
    help="Seconds that the condition may take.",
)
@click.option("--columns", default="", metavar="NAME,…", help="Only these of its columns, in this order.")
@click.option("--limit", type=click.IntRange(min=0), metavar="ROWS", help="Only the first so many rows, in the measure's order.")
@click.option("-o", "--output", metavar="FILE", type=NewFile(), help="Write to this file instead of stdout.")
@click.option("--unmask", is_flag=True, help="Show texts as they are; default: personal data masked.")
def command(settings_path: Path, name: str, form: str, output: Path | None, unmask: bool, **asked: Any) -> None:  # noqa: ANN401  the other options
    """Print the measure NAME, judged as of the last analysis. `plaint queries` lists the measures.

    \b
    Example:  plaint query sla_by_clock --columns clock,met,breached
              plaint query sla_cases --where "verdict = 'breached'" --format xlsx -o breached.xlsx
    """  # noqa: D301  \b is Click's mark
    from .. import engine, tables_out
    from ..measuring import as_of_for, ask, only
    from ..report.private import without_personal_data
    from ..settings import read_settings
    from ..store import open_database

    measure = engine.find_measure(name)
    settings = read_settings(settings_path)
    judged = as_of_for(measure, settings)
    with open_database(settings.database, memory_limit=settings.settings.project.memory_limit) as con:
        rows = ask(con, name, judged, asked["where"], asked["timeout"], asked["limit"])
        shown = rows if unmask else without_personal_data(con, rows, judged)
        tables_out.write(only(shown, asked["columns"]), form, output)
