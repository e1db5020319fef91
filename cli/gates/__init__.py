"""Gates: thresholds on any measure, and their output forms."""

from collections.abc import Callable

from .hosts import as_annotations, as_gitlab, as_markdown
from .judge import judge_all, judge_published, remember
from .show import as_json, as_junit, as_table
from .verdicts import GateResults, Verdict

FORMS: dict[str, Callable[[GateResults], str]] = {
    "table": as_table,
    "json": as_json,
    "junit": as_junit,
    "markdown": as_markdown,
    "github": as_annotations,
    "gitlab": as_gitlab,
}

__all__ = ["FORMS", "GateResults", "Verdict", "as_json", "as_table", "judge_all", "judge_published", "remember"]
