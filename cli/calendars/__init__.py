"""Calendars and limits of the settings as tables, so that SQL judges every clock by look-ups."""

from .policy import write_policy

__all__ = ["write_policy"]
