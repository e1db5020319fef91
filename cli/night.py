"""The whole night in one go: load, analyze, report, check; one lock, one swap, one summary."""

from datetime import datetime
from typing import Any

from . import accounts, gates, stages
from .errors import Exit, gravest
from .reports import alone_in, put, write_night
from .settings import SettingsFile
from .store import alone, changing
from .terminal import Steps, fail, kept_lines, say, talk


def run_night(settings: SettingsFile, as_of: datetime | None, wait: float) -> int:
    """Run the night and give its exit code; its last line on stderr is one JSON object for programs."""
    talk.summary = summary = {"code": int(Exit.OK), "run_id": None, "account": None, "report": None}
    job = stages.job_of("nightly", settings, wait)
    with alone(settings.database, job), alone_in(settings.reports, "nightly", wait):
        return _run(settings, as_of, wait, summary)


def _run(settings: SettingsFile, as_of: datetime | None, wait: float, summary: dict[str, Any]) -> Exit:
    judged = as_of or stages.now()
    steps = Steps()
    with changing(settings.database, stages.job_of("nightly", settings, wait)) as work:
        result = stages.load(work, settings, None, steps, judged)
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
    results = gates.judge_published(settings, judged)
    say(f"report: {page}")
    for line in gates.as_table(results).splitlines() if results.verdicts else ():
        say(line)
    say(results.summary)
    put(page.parent / "night.log", "\n".join(kept_lines()) + "\n")
    return gravest([loaded.code, results.code])
