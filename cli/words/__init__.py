"""Words: phrase lists, one TOML a language, and what they find in a text."""

from .customers import write_customer_rules
from .scan import scan

__all__ = ["scan", "write_customer_rules"]
