"""A night's report: the published database, its gates, one folder of pages."""

from datetime import datetime
from pathlib import Path
from typing import Any

from . import gates
from .settings import SettingsFile
from .store import open_database


def write_night(settings: SettingsFile, as_of: datetime, **asked: Any) -> Path:  # noqa: ANN401  the fields of ReportOptions
    """Write the report of the analysis as of `as_of` with these ReportOptions; gives the path of its page."""
    from .report import ReportOptions, write_report

    options = ReportOptions(**asked)
    with open_database(settings.database, memory_limit=settings.settings.project.memory_limit) as con:
        results = gates.judge_all(con, settings, as_of)
        return write_report(con, settings, as_of, settings.reports, options=options, gates=results)
