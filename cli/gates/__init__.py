"""Gates: thresholds on any measure, and their output forms."""

from .judge import GateResults, Verdict, judge_all
from .show import as_json, as_table, summary

__all__ = ["GateResults", "Verdict", "as_json", "as_table", "judge_all", "summary"]
