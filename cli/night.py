"""The whole night in one go: load, analyze, report, check; one lock, one swap, one summary."""

import json
from datetime import datetime
from typing import Any

import click

from . import accounts, gates, stages
from .errors import Exit, PlaintError, gravest
from .reports import write_night
from .settings import SettingsFile
from .store import open_database, writing
from .terminal import Steps, fail, kept_lines, say


def run_night(settings: SettingsFile, as_of: datetime | None, wait: float) -> int:
    """Run the night and give its exit code; its last line on stderr is one JSON object for programs."""
    summary: dict[str, Any] = {"code": int(Exit.OK), "run_id": None, "account": None, "report": None}
    try:
        code = _run(settings, as_of, wait, summary)
    except PlaintError as error:
        fail(str(error))
        code = error.code
    summary["code"] = int(code)
    click.echo(json.dumps(summary, ensure_ascii=True, sort_keys=True), err=True)
    return code


def _run(settings: SettingsFile, as_of: datetime | None, wait: float, summary: dict[str, Any]) -> Exit:
    judged = as_of or stages.now()
    steps = Steps()
    with writing(settings.database, stages.job_of("nightly", settings, wait)) as work:
        result = stages.load(work, settings, None, steps)
        loaded = stages.verdict_of(result, settings)
        if loaded.code == Exit.INPUT_REFUSED:
            work.changed = False
        else:
            stages.analyze(work, settings, judged, steps)
            summary["run_id"] = work.run_id
    steps.done()
    accounts.tell(result)
    summary["account"] = accounts.as_numbers(result)
    if loaded.code:
        fail(loaded.reason)
    if loaded.code == Exit.INPUT_REFUSED:
        return loaded.code
    page = write_night(settings, judged)
    summary["report"] = str(page)
    with open_database(settings.database) as con:
        results = gates.judge_all(con, settings, judged)
    say(f"report: {page}")
    for line in gates.as_table(results).splitlines() if results.verdicts else ():
        say(line)
    say(results.summary)
    (page.parent / "night.log").write_text("\n".join(kept_lines()) + "\n", encoding="utf-8")
    return gravest([loaded.code, results.code])
