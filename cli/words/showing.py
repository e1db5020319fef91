"""Scores, misses and finds as a person or a program reads them."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from ..terminal import table
from .labelled import Miss, Score
from .spans import Explained

_HEADER = ("category", "language", "found", "false alarms", "missed", "precision", "95 %", "recall", "95 %")
_NUMBERS = frozenset(range(2, 9))


def scores(given: Sequence[Score], form: str) -> str:
    """The scores as a table, as Markdown, or as JSON."""
    if form == "json":
        return json.dumps([asdict(score) for score in given], ensure_ascii=False, indent=2)
    rows = [
        (
            score.category, score.language, score.true_positives, score.false_positives, score.false_negatives,
            _share(score.precision), _range(score.precision_low, score.precision_high),
            _share(score.recall), _range(score.recall_low, score.recall_high),
        )
        for score in given
    ]  # fmt: skip
    if form == "md":
        lines = ["| " + " | ".join(map(str, row)) + " |" for row in (_HEADER, ["---"] * len(_HEADER), *rows)]
        return "\n".join(lines)
    return table(_HEADER, rows, right=_NUMBERS)


def misses(given: Sequence[Miss]) -> str:
    """Each miss on a line: the text's id, what went wrong, the words found, the text."""
    rows = [(miss.text_id, miss.what, miss.category, miss.words, miss.text) for miss in given]
    return table(("id", "", "category", "words", "text"), rows)


def found(given: Sequence[tuple[str, Explained]], form: str) -> str:
    """What was found, and what would have been but for its context."""
    if form == "json":
        return json.dumps([{"direction": side, **asdict(one)} for side, one in given], ensure_ascii=False, indent=2)
    rows = [(side, one.category, f"{one.start}-{one.end}", one.words, one.why) for side, one in given]
    return table(("side", "category", "place", "words", "why"), rows) if rows else "nothing found"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _range(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{low:.2f}-{high:.2f}"
