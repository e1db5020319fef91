"""Write the demo project and run its night on it."""

from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from ..errors import Exit, UsageError
from ..night import run_night
from ..problems import Problem
from ..problems.register import replace_all
from ..settings import SettingsFile, read_settings
from ..stages import job_of
from ..store import writing
from ..terminal import say
from .world import END, FIX_THAT_DID_NOT, FIX_THAT_WORKED, LONDON
from .write import write_demo


def run_demo(folder: Path, language: str) -> int:
    """Write and run; gives 0 where the night is complete, whatever its gates say. UsageError where a foreign project lies there."""
    settings_file = folder / "plaint.toml"
    if settings_file.exists() and "# The demo:" not in settings_file.read_text(encoding="utf-8", errors="replace")[:200]:
        raise UsageError(f"{folder}: holds a project that is not the demo; name another folder: plaint demo FOLDER")
    say(f"writing the demo project into {folder}/")
    write_demo(folder, language)
    as_of = END.replace(tzinfo=ZoneInfo(LONDON.zone)).astimezone(UTC).replace(tzinfo=None)
    settings = read_settings(settings_file)
    _register(settings)
    code = run_night(settings, as_of, wait=30)
    if code not in {Exit.OK, Exit.GATE_FAILED}:
        return code
    page = folder / "reports" / "latest" / "report.html"
    click.echo(f"Open the report in a browser: {page}")
    click.echo(f"Then look around:              cd {folder} && plaint query sla_by_clock")
    return Exit.OK


def _register(settings: SettingsFile) -> None:
    """Two problems that somebody works on: one fix that worked, one that did not."""
    worked, did_not = FIX_THAT_WORKED, FIX_THAT_DID_NOT
    problems = [
        Problem(
            "BILL-1", "Customers are charged twice when a direct debit is late", "Kim (Billing)", "Billing", "charged twice",
            stage="tried", opened_on=worked.replace(year=2025, month=11), fixed_on=worked, note="idempotent debit run",
        ),
        Problem(
            "ROUTER-1", "Routers arrive late", "Sam (Logistics)", "Router", "late delivery",
            stage="tried", opened_on=did_not.replace(month=1), fixed_on=did_not, note="second courier",
        ),
    ]  # fmt: skip
    with writing(settings.database, job_of("demo", settings, 30)) as work:
        replace_all(work.con, problems)
