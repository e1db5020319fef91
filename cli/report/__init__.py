"""Results to pages."""

from .nights import nights_written, sweep
from .options import ReportOptions
from .write import put, write_report

__all__ = ["ReportOptions", "nights_written", "put", "sweep", "write_report"]
