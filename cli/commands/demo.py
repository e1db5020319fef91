"""plaint demo."""

from pathlib import Path

import click


@click.command(name="demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("demo"))
@click.option("--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language of the report.")
def command(folder: Path, lang: str) -> int:
    """Write a believable project into FOLDER (default: demo) and run its night.

    A year of complaints, events and calls of a made-up firm in two languages, with planted troubles to find.
    One of its gates fails on purpose, so that you see how that looks; the demo itself still ends 0.

    \b
    Example:  plaint demo && open demo/reports/latest/report.html
    """  # noqa: D301  \b is Click's mark
    from ..demo import run_demo

    return run_demo(folder, lang)
