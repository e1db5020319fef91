"""Results to pages."""

from .nights import sweep
from .options import ReportOptions
from .write import put, write_report

__all__ = ["ReportOptions", "put", "sweep", "write_report"]
