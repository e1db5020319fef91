"""Plaint: a command-line analyzer of complaint logs."""

__version__ = "0.1.0"
