"""The register of recurring problems: who removes each, in which of six stages it is, and when it was fixed."""

from .register import STAGES, Problem, change, find, listing, register
from .text import from_text, to_text

__all__ = ["STAGES", "Problem", "change", "find", "from_text", "listing", "register", "to_text"]
