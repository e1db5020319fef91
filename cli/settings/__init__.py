"""plaint.toml: read, check and place every error at its key and line."""

from .check import Duration, Where, build, convert
from .clocks import Calendar, Limit, When
from .gate import Gate
from .model import Clocks, Loading, Project, Settings, SettingsFile, Source, Teams
from .read import NAME, read_settings

__all__ = [
    "NAME",
    "Calendar",
    "Clocks",
    "Duration",
    "Gate",
    "Limit",
    "Loading",
    "Project",
    "Settings",
    "SettingsFile",
    "Source",
    "Teams",
    "When",
    "Where",
    "build",
    "convert",
    "read_settings",
]
