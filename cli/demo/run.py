"""Write the demo project and run its night on it."""

from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from ..errors import Exit, UsageError
from ..night import run_night
from ..settings import read_settings
from ..terminal import say
from .world import END, LONDON
from .write import write_demo


def run_demo(folder: Path, language: str) -> int:
    """Write and run; gives 0 where the night is complete, whatever its gates say. UsageError where a foreign project lies there."""
    settings_file = folder / "plaint.toml"
    if settings_file.exists() and "# The demo:" not in settings_file.read_text(encoding="utf-8", errors="replace")[:200]:
        raise UsageError(f"{folder}: holds a project that is not the demo; name another folder: plaint demo FOLDER")
    say(f"writing the demo project into {folder}/")
    write_demo(folder, language)
    as_of = END.replace(tzinfo=ZoneInfo(LONDON.zone)).astimezone(UTC).replace(tzinfo=None)
    code = run_night(read_settings(settings_file), as_of, wait=30)
    if code not in {Exit.OK, Exit.GATE_FAILED}:
        return code
    page = folder / "reports" / "latest" / "report.html"
    click.echo(f"Open the report in a browser: {page}")
    click.echo(f"Then look around:              cd {folder} && plaint query sla_by_clock")
    return Exit.OK
