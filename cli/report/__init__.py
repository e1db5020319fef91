"""Results to pages."""

from .nights import nights_written
from .options import ReportOptions
from .write import write_report

__all__ = ["ReportOptions", "nights_written", "write_report"]
