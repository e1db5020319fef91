"""plaint.toml: read, check and place every error at its key and line."""

from .check import Duration, Where, build, convert
from .model import Calendar, Gate, Limit, Loading, Project, Settings, SettingsFile, Source, Teams
from .read import NAME, read_settings

__all__ = [
    "NAME",
    "Calendar",
    "Duration",
    "Gate",
    "Limit",
    "Loading",
    "Project",
    "Settings",
    "SettingsFile",
    "Source",
    "Teams",
    "Where",
    "build",
    "convert",
    "read_settings",
]
