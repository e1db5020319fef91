"""plaint init."""

from pathlib import Path

import click

from .options import settings_option


@click.command(name="init")
@settings_option
@click.option("--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language of the report.")
@click.option("--timezone", default="", metavar="ZONE", help="Zone of times without an offset, as Europe/Berlin. Default: a QUESTION.")
@click.option("--force", is_flag=True, help="Write over a settings file that is there.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(settings_path: Path, lang: str, timezone: str, force: bool, files: tuple[Path, ...]) -> None:
    """Look at export FILES and write a plaint.toml that loads them.

    A known system is recognised and needs no edit; else the columns are proposed by their names, English or Chinese,
    and what is not clear stands in the file as a QUESTION.

    \b
    Example:  plaint init --timezone Europe/Berlin exports/*.csv && plaint nightly
    """  # noqa: D301  \b is Click's mark
    from ..initial import write_settings

    click.echo(write_settings(settings_path, files, lang, timezone, force))
