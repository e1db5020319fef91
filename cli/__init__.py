"""Plaint: a command-line analyzer of complaint logs."""

__version__ = "1.0.0"
