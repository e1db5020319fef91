"""What the words around a hit say: a second opinion, learnt from labelled texts.

A phrase says what could be meant; whether it is meant, a person tells by the words around it ("if we call you tomorrow").
Guards name such words one by one. The cues weigh all of them: benchmarks/words_cues.py learns, for each category, how much
more often a word or a pair of neighbours stands in texts that mean it than in texts that don't (logistic regression).
Where they speak clearly against a hit, it does not count. Where they speak clearly for it, a word that says nothing by
itself is enough: "tomorrow" in a sentence that promises.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import sqrt

from .lists import Rule, cues_of, shipped_file

AROUND = {"en": 200, "zh": 80}
"""Characters before and after a hit that are read."""
LEAST = -1.5
"""Log odds, both outcomes taken as equally frequent before anything was read, below which a hit does not count: 1 to 4.5."""
ENOUGH = 2.0
"""Log odds from which a hit of a rule that says nothing by itself (`by_cues`) counts."""
FEWEST = 3
"""Cues that have to be there for an opinion."""
PER_UNIT = 1000
AGAINST, NOT_SAID = "the words around it speak against it", "the words around it don't say so"
_STEP = 40  # what is read begins and ends at a multiple of it, so that hits near each other share it
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[a-z']+|[#?!.,£$€%]")
_BLANK = re.compile(r"\s+")


_Place = tuple[str, int, int]  # a language and characters of the text


@dataclass(frozen=True)
class Opinion:
    """Log odds of a category in a text without cues, and what each cue adds, in thousandths, over the root of their number."""

    base: float
    weights: Mapping[str, int]

    def of(self, words: frozenset[str]) -> float | None:
        """Log odds that a text of these words means the category; None where too few of them are known."""
        known = [self.weights[word] for word in words if word in self.weights]
        return self.base + sum(known) / PER_UNIT / sqrt(len(known)) if len(known) >= FEWEST else None


def words_of(folded: str, language: str) -> frozenset[str]:
    """Words (in Chinese: characters) of a folded text, and pairs of neighbours; every number is the same word."""
    told = _NUMBER.sub("#", folded)
    if language == "zh":
        told = _BLANK.sub("", told)
        return frozenset(told).union(map("".join, pairwise(told)))
    words = _WORD.findall(told)
    return frozenset(words).union(map(" ".join, pairwise(words)))


class Around:
    """A folded text of which hits are judged; what stands around them is taken apart and weighed once."""

    def __init__(self, folded: str) -> None:
        """Take the text."""
        self.folded = folded
        self.words: dict[_Place, frozenset[str]] = {}
        self.odds: dict[tuple[str, _Place], float | None] = {}

    def against(self, rule: Rule, start: int, end: int) -> str:
        """Why the hit [start, end) does not count by the words around it; empty where it does.

        A user's own phrase always counts; of a category without cues every hit does.
        """
        opinion = None if rule.is_own else _opinions(rule.language).get(rule.category)
        if opinion is None:
            return ""
        place = self._place(rule, start, end)
        key = (rule.category, place)
        if key not in self.odds:
            self.odds[key] = opinion.of(self._words(place))
        odds = self.odds[key]
        if rule.by_cues:
            return "" if odds is not None and odds >= ENOUGH and self._stands(opinion, rule, start, end) else NOT_SAID
        return AGAINST if odds is not None and odds < LEAST else ""

    def _stands(self, opinion: Opinion, rule: Rule, start: int, end: int) -> bool:
        """Whether the sentence [start, end) itself speaks for the category, not only what stands beside it."""
        odds = opinion.of(words_of(self.folded[start:end], rule.language))
        return odds is None or odds >= 0

    def worst(self, rule: Rule, start: int, end: int) -> list[str]:
        """The three cues that speak most against the hit."""
        weights = _opinions(rule.language)[rule.category].weights
        known = self._words(self._place(rule, start, end)) & weights.keys()
        return sorted((word for word in known if weights[word] < 0), key=lambda word: (weights[word], word))[:3]

    def _place(self, rule: Rule, start: int, end: int) -> _Place:
        reach = AROUND[rule.language]
        first, last = max(0, start - reach) // _STEP, -(-(end + reach) // _STEP)
        return rule.language, first * _STEP, min(len(self.folded), last * _STEP)

    def _words(self, place: _Place) -> frozenset[str]:
        if place not in self.words:
            language, first, last = place
            self.words[place] = words_of(self.folded[first:last], language)
        return self.words[place]


@cache
def _opinions(language: str) -> Mapping[str, Opinion]:
    given = json.loads(shipped_file(cues_of(language)))
    return {category: Opinion(one["base"], one["cues"]) for category, one in given.items()}
