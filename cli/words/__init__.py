"""Words: phrase lists, one TOML a language, and what they find in a text."""

from .scan import scan

__all__ = ["scan"]
