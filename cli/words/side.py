"""The rules of one direction, compiled: which match a text, and which of the hits their context takes away."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from .categories import looked_for
from .fold import Folded
from .lists import Lists, Rule
from .matching import AnyOf, compiled, filter_of, shared
from .sentences import Sentences, ahead, back

_HAN = re.compile("[\u3400-\u9fff]")
_NEAR = 60  # characters around a hit in which words may take it away: Chinese sentences run on over many commas
_HITS = 50  # of a rule in a text; more add nothing, and a text may be made to have thousands
_NOT_THERE = "what it needs beside it is not there"
_NEEDED = ("needs", "needs_text", "when_needs")  # when_needs only where when stands
_SHORT = 16  # a sentence shorter than this is read together with the next one

Hit = tuple[Rule, int, int, str]
"""A rule, the characters of the folded text that it matched, and what took the hit away (empty: it counts)."""


class _Read:
    """A text while it is read."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.data = folded.text.encode(errors="replace")
        self.one_byte = len(self.data) == len(folded.text)
        self.chinese = not self.one_byte and _HAN.search(folded.text) is not None  # an emoji makes no Chinese text
        self.sentences: Sentences | None = None  # found only where there is a hit
        self.shielded: list[tuple[int, int, tuple[str, ...]]] = []

    def quoted(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the bytes [start, end), without the blanks around them."""
        first, last = _characters(self.data, start, end)
        told = self.folded.text[first:last]
        return first + len(told) - len(told.lstrip()), last - len(told) + len(told.rstrip())


class Side:
    """Many patterns in one pass, the context of each hit checked after. All matching is on UTF-8: half the time."""

    def __init__(self, lists: Lists, direction: str) -> None:
        """Compile. ValueError where a pattern is none."""
        self.rules = [rule for rule in lists.rules if rule.category in looked_for(direction)]
        self.rules.sort(key=lambda rule: rule.language)  # stable; the filters number the rules in this order
        self.filters: list[tuple[int, Any]] = []
        self.patterns: list[Any] = []
        for language in sorted({rule.language for rule in self.rules}):
            own = [rule for rule in self.rules if rule.language == language]
            if language == "zh":  # to look for the words of all rules first takes four times as long as to try each rule
                self.patterns += [compiled(rule.name, rule.pattern) for rule in own]
                continue
            filtered = filter_of([(rule.name, rule.pattern) for rule in own])
            self.filters.append((len(self.patterns), filtered))
            self.patterns += [filtered.re(place) for place in range(len(own))]
        made: dict[Any, Any] = {}  # rules of a category share its guards, and many a pattern
        self.contexts = [
            tuple((key, shared(made, rule.name, patterns)) for kept in (rule.contexts, rule.guards) for key, patterns in kept.items())
            for rule in self.rules
        ]
        self.shields = [shield for shield in lists.shields if direction in shield.directions]
        self.shield_filter = filter_of([("shield", shield.pattern) for shield in self.shields])

    def hits(self, texts: Sequence[Folded]) -> list[list[Hit]]:
        """Every hit in each text. Rule by rule, not text by text: what a rule needs stays in the processor's cache."""
        read = [_Read(folded) for folded in texts]
        found: list[list[Hit]] = [[] for _ in texts]
        for place, numbers in sorted(self._worth_trying(read).items()):
            for number in numbers:
                found[number] += self._of_rule(place, read[number])
        return found

    def _of_rule(self, place: int, read: "_Read") -> Iterator[Hit]:
        rule = self.rules[place]
        told = 0
        for match in islice(self.patterns[place].finditer(read.data), _HITS):
            start, end = match.span()
            if start < told:
                continue
            first, last = (start, end) if read.one_byte else _characters(read.data, start, end)
            if start == end or (rule.within is not None and first > rule.within):
                continue
            if read.sentences is None:
                read.sentences = Sentences(read.data)
                read.shielded = self._shielded(read.sentences)
            if rule.by_cues:  # a word that says nothing by itself: what is quoted is its sentence
                began, told = read.sentences.around(start, end)
                first, last = read.quoted(began, told)
            if any(a <= start < b and rule.category not in spares for a, b, spares in read.shielded):
                yield rule, first, last, "somebody else's words"
            else:
                yield rule, first, last, _against(self.contexts[place], read.sentences, start, end)

    def _worth_trying(self, read: Sequence["_Read"]) -> dict[int, list[int]]:
        """Place of a rule to the numbers of the texts that it may match: a Chinese rule every Chinese text."""
        chinese = [number for number, one in enumerate(read) if one.chinese]
        tried = {place: chinese for place, rule in enumerate(self.rules) if rule.language == "zh"}
        for first, filtered in self.filters:
            for number, one in enumerate(read):
                for place in filtered.Match(one.data) or ():
                    tried.setdefault(first + place, []).append(number)
        return tried

    def _shielded(self, sentences: Sentences) -> list[tuple[int, int, tuple[str, ...]]]:
        stretches = []
        for place in sorted(self.shield_filter.Match(sentences.data) or ()):
            shield = self.shields[place]
            for match in self.shield_filter.re(place).finditer(sentences.data):
                start, end = match.span()
                if shield.to_sentence_end:
                    end = sentences.around(end - 1, end)[1]
                stretches.append((start, end, shield.spares))
        return stretches


def _characters(data: bytes, start: int, end: int) -> tuple[int, int]:
    first = len(data[:start].decode(errors="replace"))
    return first, first + len(data[start:end].decode(errors="replace"))


def _against(contexts: tuple[tuple[str, AnyOf], ...], sentences: Sentences, start: int, end: int) -> str:
    """What around [start, end) takes the hit away, in words; empty where it stands."""
    if not contexts:
        return ""
    data = sentences.data
    first, last = sentences.around(start, end)
    reach = last
    if last - first < _SHORT * 4 and last < len(data) and len(data[first:last].decode()) < _SHORT:
        reach = sentences.around(last, last + 1)[1]
    parts = {"unless_text": data, "needs_text": data}
    asked = False
    for key, any_of in contexts:
        if key == "when_needs" and not asked:
            continue
        part = parts.get(key)
        if part is None:
            part = parts[key] = _part(key, data, (first, start, end, reach))
        found = sentences.of_whole(any_of) if part is data else any_of.search(part)
        if key == "when":
            asked = found is not None
        elif (found is not None) != (key in _NEEDED):
            return f"because of {found.group().decode()!r}" if found is not None else _NOT_THERE
    return ""


def _part(key: str, data: bytes, places: tuple[int, int, int, int]) -> bytes:
    """What of the sentence [first, reach) a context of the hit [start, end) looks at."""
    first, start, end, reach = places
    if key == "unless":
        return back(data[first:start], _NEAR) + data[start:end] + ahead(data[end:reach], _NEAR)
    if key == "unless_clause":
        first, reach = max(first, data.rfind(b",", 0, start) + 1), data.find(b",", end, reach) % (reach + 1)
        return back(data[first:start], _NEAR) + data[start:end] + ahead(data[end:reach], _NEAR)
    if key == "unless_before":
        return data[first:start]
    return data[end:reach] if key == "unless_after" else data[first:reach]
