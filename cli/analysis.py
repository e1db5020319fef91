"""The analysis that readers stand on: where it is missing or of another instant, it is made first."""

from datetime import datetime

from . import stages
from .errors import UsageError
from .settings import SettingsFile
from .store import analyzed_as_of, read_facts, was_loaded_since, writing
from .terminal import Steps, say, warn


def ensure_analysis(settings: SettingsFile, as_of: datetime | None, wait: float) -> datetime:
    """The instant of the analysis in the database (naive UTC).

    It is made anew where `as_of` asks for another one, or where exports were loaded since.
    """
    have = analyzed_as_of(read_facts(settings.database))
    if have and (as_of is None or as_of == have) and not was_loaded_since(settings.database):
        return have
    judged = as_of or stages.now()
    steps = Steps()
    with writing(settings.database, stages.job_of("analyze", settings, wait)) as work:
        stages.analyze(work, settings, judged, steps)
    steps.done()
    say(f"analyzed as of {judged.isoformat()}Z")
    return judged


def existing_analysis(settings: SettingsFile) -> datetime:
    """The instant of the analysis in the database; UsageError before the first, a warning where exports were loaded since."""
    have = analyzed_as_of(read_facts(settings.database))
    if not have:
        raise UsageError(f"{settings.database.name}: nothing analyzed yet; run `plaint analyze` first")
    if was_loaded_since(settings.database):
        warn(f"exports were loaded since the analysis as of {have.isoformat()}Z: these figures are without them; run `plaint analyze`")
    return have
