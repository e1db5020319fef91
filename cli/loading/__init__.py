"""Rows to tables: mapping, typing, quarantine, newest record wins, reconciliation."""

from .accounts import FileAccount, LoadResult
from .load import load_sources

__all__ = ["FileAccount", "LoadResult", "load_sources"]
