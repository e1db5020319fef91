"""Rows to tables: mapping, typing, quarantine, newest record wins, reconciliation."""

from .accounts import FileAccount, LoadResult
from .drift import late
from .load import load_sources
from .presets import Preset, preset_names, read_preset
from .quarantine import load_fixed, write_fix_file

__all__ = [
    "FileAccount",
    "LoadResult",
    "Preset",
    "late",
    "load_fixed",
    "load_sources",
    "preset_names",
    "read_preset",
    "write_fix_file",
]
