"""A night costs a night: derive anew only what can have changed since the last analysis, with the result of deriving everything."""

from .fingerprint import loads_are_noted
from .judging import derive_changed

__all__ = ["derive_changed", "loads_are_noted"]
