"""The stages of a night on an open work copy: load, then analyze. Commands put them together."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from . import apart, engine
from .errors import Exit, UsageError, gravest
from .settings import SettingsFile
from .store import Job, Work
from .terminal import Steps, fail, say, warn

if TYPE_CHECKING:
    from .loading import LoadResult

Files = dict[str, tuple[Path, ...]]


def job_of(command: str, settings: SettingsFile, wait: float) -> Job:
    """The writing run that `command` is."""
    return Job(command, settings.digest, settings.settings.project.memory_limit, wait)


def load(work: Work, settings: SettingsFile, only: Files | None, steps: Steps, as_of: datetime | None = None) -> "LoadResult":
    """Load the files that the settings name (or `only` these, by source) into the work copy.

    Sources that are late as of `as_of` (left out: now) are among the warnings.
    Where nothing could be loaded the work copy is marked unchanged, so that nothing is published.
    """
    from .loading import late, load_sources

    result = load_sources(work.con, settings, only, work.run_id, steps, work.temp)
    overdue = late(work.con, [source.name for source in settings.settings.sources], as_of or now())
    result = replace(result, warnings=(*result.warnings, *overdue))
    work.changed = any(file.rows_new or file.rows_changed or file.rows_quarantined for file in result.files) or not (
        settings.database.exists() or result.refused
    )
    return result


def load_fixed(work: Work, settings: SettingsFile, files: tuple[Path, ...], steps: Steps) -> "LoadResult":
    """Load edited exports of the quarantine; what they settle is closed."""
    from .loading.quarantine import load_fixed as load_mended

    result = load_mended(work.con, settings, files, work.run_id, steps, work.temp)
    work.changed = bool(result.files)
    return result


def analyze(work: Work, settings: SettingsFile, as_of: datetime, steps: Steps, derive: engine.Deriver | None = None) -> str:
    """Write the settings into tables, read new texts, derive timeline and findings as of `as_of` (naive UTC).

    Of as few cases as may be, or of all of them by another engine's `derive`; gives a sentence that says of how many and why.
    """
    from . import gates
    from .calendars import write_policy
    from .clusters import cluster_texts
    from .incremental import derive_changed, loads_are_noted
    from .settings.values import write_values
    from .teams import write_team_offices
    from .words import scan, write_customer_rules

    write_values(work.con, settings.settings)
    write_customer_rules(work.con, settings.settings.words)
    write_team_offices(work.con, settings)
    for warning in write_policy(work.con, settings, as_of):
        warn(warning)
    apart.keep_so_far(work.con)  # what was just loaded
    steps("reading new texts")
    scan(work.con, settings, steps, touched_only=loads_are_noted(work.con))
    apart.keep_so_far(work.con)
    cluster_texts(work.con, steps)
    told = derive_changed(work.con, settings, as_of, lambda query: steps(f"deriving {query.name}"), derive)
    say(told)
    gates.remember(work.con, gates.judge_all(work.con, settings, as_of))
    work.con.execute("delete from store_facts where name = 'judged_by'").fetchall()
    work.con.execute("insert into store_facts (name, value) values ('judged_by', ?)", [settings.judged_by]).fetchall()
    work.as_of = as_of
    work.changed = True
    return told


def on_spark(settings: SettingsFile, lake: Path | None, master: str, remote: str, options: tuple[str, ...]) -> engine.Deriver:
    """What derives on Spark, over the lake in the folder `lake` (None = beside the database); `options` are NAME=VALUE."""
    from .lake import lake_of
    from .spark import Cluster, deriving

    wrong = [option for option in options if "=" not in option]
    if wrong:
        raise UsageError(f"--spark-option {wrong[0]}: write NAME=VALUE")
    pairs = tuple((name, value) for name, _, value in (option.partition("=") for option in options))
    cluster = Cluster(master, remote, settings.settings.project.memory_limit, pairs)
    return deriving(cluster, lake_of(settings.database, lake))


def now() -> datetime:
    """This second as a naive UTC instant: what `--as-of` defaults to."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


@dataclass(frozen=True)
class LoadVerdict:
    """How a load ended: the exit code and, where it is not 0, why."""

    code: Exit
    reason: str


def verdict_of(result: "LoadResult", settings: SettingsFile) -> LoadVerdict:
    """4 where nothing but refused files came, 3 where something was left out beyond the limit, else 0."""
    rows = sum(file.rows_read for file in result.files)
    bad = sum(file.rows_quarantined for file in result.files)
    limit = settings.settings.loading.max_quarantined
    found: list[tuple[Exit, str]] = []
    if result.refused:
        code = Exit.INCOMPLETE if result.files else Exit.INPUT_REFUSED
        found.append((code, f"{len(result.refused)} of {len(result.refused) + len(result.files)} files refused"))
    if rows and bad / rows > limit:
        share = f"{bad} of {rows} rows quarantined, above the limit of {limit:.1%} ([loading] max_quarantined)"
        found.append((Exit.INCOMPLETE, share))
    code = gravest([one for one, _ in found])
    return LoadVerdict(code, "; ".join(why for _, why in found))


def told_verdict(result: "LoadResult", settings: SettingsFile) -> LoadVerdict:
    """As `verdict_of`; says why, where it is not 0."""
    verdict = verdict_of(result, settings)
    if verdict.code:
        fail(verdict.reason)
    return verdict
