"""The analysis that readers stand on: where it is missing or of another instant, it is made first."""

from datetime import datetime

from . import stages
from .errors import UsageError
from .settings import SettingsFile
from .store import analyzed_as_of, read_facts, was_loaded_since, writing
from .terminal import Steps, say, warn


def ensure_analysis(settings: SettingsFile, as_of: datetime | None, wait: float) -> datetime:
    """The instant of the analysis in the database (naive UTC).

    It is made anew where `as_of` asks for another one, and where exports were loaded or settings changed since.
    """
    facts = read_facts(settings.database)
    have = analyzed_as_of(facts)
    if have and (as_of is None or as_of == have) and not _outdated(settings, facts):
        return have
    judged = as_of or stages.now()
    steps = Steps()
    with writing(settings.database, stages.job_of("analyze", settings, wait)) as work:
        stages.analyze(work, settings, judged, steps)
    steps.done()
    say(f"analyzed as of {judged.isoformat()}Z")
    return judged


def existing_analysis(settings: SettingsFile) -> datetime:
    """The instant of the analysis in the database; UsageError before the first, a warning where it is outdated."""
    facts = read_facts(settings.database)
    have = analyzed_as_of(facts)
    if not have:
        raise UsageError(f"{settings.database.name}: nothing analyzed yet; run `plaint analyze` first")
    outdated = _outdated(settings, facts)
    if outdated:
        warn(f"{outdated} since the analysis as of {have.isoformat()}Z: these figures are of before; run `plaint analyze`")
    return have


def _outdated(settings: SettingsFile, facts: dict[str, str]) -> str:
    """What happened since the analysis that its figures do not know; empty = nothing."""
    if was_loaded_since(settings.database):
        return "exports were loaded"
    return "" if facts.get("judged_by") == settings.judged_by else "the settings changed"
