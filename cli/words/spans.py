"""What was found: words that mean a category, and why."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Words that mean `category`, at [start, end) of the text as written; `rule` says why."""

    category: str
    language: str
    start: int
    end: int
    words: str
    rule: str


@dataclass(frozen=True)
class Explained:
    """A hit and why it counts, or what took it away (`counts` false)."""

    category: str
    start: int
    end: int
    words: str
    counts: bool
    why: str


def longest(spans: list[Span]) -> list[Span]:
    """Of the overlapping spans of one category the longest (the first of equals)."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start, span.rule)):
        if all(span.category != one.category or span.end <= one.start or span.start >= one.end for one in kept):
            kept.append(span)
    return kept
