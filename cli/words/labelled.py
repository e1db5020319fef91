"""Judge the phrase lists on labelled texts: precision and recall by category and language, and the misses."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputRefusedError
from .categories import CATEGORIES
from .finder import Finder

_Z = 1.959963984540054  # of 95 %


@dataclass(frozen=True)
class Labelled:
    """A text and what it means, by people."""

    text_id: str
    language: str  # zh or en
    direction: str
    text: str
    labels: frozenset[str]


@dataclass(frozen=True)
class Score:
    """How the lists did in one category and language (`all` = every language); rates are None without cases."""

    category: str
    language: str
    true_positives: int
    false_positives: int
    false_negatives: int
    precision: float | None
    recall: float | None
    precision_low: float | None
    precision_high: float | None
    recall_low: float | None
    recall_high: float | None


@dataclass(frozen=True)
class Miss:
    """A label that was not found (`missed`), or one found that people did not give (`false alarm`)."""

    text_id: str
    category: str
    what: str
    words: str
    text: str


def read(path: Path) -> list[Labelled]:
    """The labelled texts of a JSONL file. InputRefusedError names the line that is not of the form."""
    texts = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            texts.append(_labelled(json.loads(line), number))
        except (ValueError, KeyError, TypeError) as error:
            raise InputRefusedError(
                f"{path}:{number}: not a labelled text ({error}); each line is a JSON object with id, lang, direction "
                "(in or out), text and labels (an array)"
            ) from None
    return texts


def _labelled(given: dict[str, Any], number: int) -> Labelled:
    language = "en" if str(given["lang"]).lower().startswith("en") else "zh"
    if given["direction"] not in CATEGORIES:
        raise ValueError("direction must be in or out")
    labels = frozenset(given["labels"])
    return Labelled(str(given.get("id", number)), language, given["direction"], str(given["text"]), labels)


def judge(texts: Iterable[Labelled], finder: Finder) -> tuple[list[Score], list[Miss]]:
    """Scores by category and language, in the order of the guidelines, and every miss in the order of the texts."""
    counts: dict[tuple[str, str], list[int]] = {}
    misses = []
    for text in texts:
        spans = finder.find(text.text, text.direction)
        found = {span.category: span.words for span in spans}
        for category in CATEGORIES[text.direction]:
            outcome = _outcome(category in found, category in text.labels)
            if outcome is not None:
                for language in (text.language, "all"):
                    counts.setdefault((category, language), [0, 0, 0])[outcome] += 1
            if outcome in (1, 2):
                what = "false alarm" if outcome == 1 else "missed"
                misses.append(Miss(text.text_id, category, what, found.get(category, ""), text.text))
    order = [(category, language) for side in CATEGORIES.values() for category in side for language in ("en", "zh", "all")]
    return [_score(*key, counts[key]) for key in order if key in counts], misses


def _outcome(found: bool, meant: bool) -> int | None:
    if found:
        return 0 if meant else 1
    return 2 if meant else None


def _score(category: str, language: str, counts: list[int]) -> Score:
    hits, alarms, missed = counts
    precision, recall = wilson(hits, hits + alarms), wilson(hits, hits + missed)
    return Score(category, language, hits, alarms, missed,
                 precision[0], recall[0], precision[1], precision[2], recall[1], recall[2])  # fmt: skip


def wilson(hits: int, of: int) -> tuple[float | None, float | None, float | None]:
    """The share hits / of with its 95 % interval by Wilson (1927); None for each where there is nothing to share."""
    if of == 0:
        return None, None, None
    share = hits / of
    middle = share + _Z**2 / (2 * of)
    half = _Z * math.sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    below = 1 + _Z**2 / of
    return share, max(0.0, (middle - half) / below), min(1.0, (middle + half) / below)
