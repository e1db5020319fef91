"""The gates held against the published analysis."""

from datetime import datetime

from ..answers import kept_answers
from ..settings import SettingsFile
from ..store import open_database
from .judge import judge_all
from .verdicts import GateResults


def judge_published(settings: SettingsFile, as_of: datetime) -> GateResults:
    """Every gate of the settings as of `as_of` (naive UTC), on what stands in the database; no measure is asked twice."""
    with open_database(settings.database) as con:
        return judge_all(con, settings, as_of, kept_answers(con, settings.database, as_of))
