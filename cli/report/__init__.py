"""Results to pages."""

from datetime import datetime
from pathlib import Path

from ..settings import SettingsFile
from .language import Language
from .options import ReportOptions
from .write import write_report

__all__ = ["ReportOptions", "report_folder", "write_report"]


def report_folder(settings: SettingsFile, as_of: datetime) -> Path:
    """Where the report of `as_of` (naive UTC) belongs: the day in the project's zone, under its folder of reports."""
    local = Language("en", settings.settings.project.timezone).local(as_of)
    return settings.reports / f"{local:%Y-%m-%d}"
