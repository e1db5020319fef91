"""Results to pages."""

from .options import ReportOptions
from .write import write_report

__all__ = ["ReportOptions", "write_report"]
