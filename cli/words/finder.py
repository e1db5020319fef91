"""Find what words mean in a text: spans of categories, with the words as written. Deterministic, linear in time."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from ..settings.wording import Wording
from .categories import CATEGORIES
from .fold import Folded, fold
from .lists import NO_CHANGES, Lists, Rule, load
from .personal import find as find_personal
from .sentences import sentence
from .spans import Explained, Span, longest

_FIRST_HAN = "\u3400"
_MEMORY = 64 << 20  # bytes a pattern may use for its states
_NEAR = 60  # characters around a hit in which words may take it away: Chinese sentences run on over many commas
_HITS = 50  # of a rule in a text; more add nothing, and a text may be made to have thousands
_SHORT = 16  # a sentence shorter than this is read together with the next one
MOST = 20_000  # characters of a text that are read; longer ones are no complaint but a dump


class Finder:
    """The rules compiled: many patterns in one pass, the context of each hit checked after."""

    def __init__(self, lists: Lists | None = None) -> None:
        """Take the lists, by default those shipped. ValueError where a pattern is none."""
        self.lists = lists or load()
        self.version = self.lists.version
        self._sides = {direction: _Side(self.lists, direction) for direction in CATEGORIES}

    @classmethod
    def of_project(cls, settings_path: Path) -> "Finder":
        """The lists with the own phrases of the project at `settings_path`, where there is one."""
        if not settings_path.exists():
            return shipped()
        from ..settings import read_settings

        settings = read_settings(settings_path)
        try:
            return of_wording(settings.settings.words)
        except ValueError as error:
            settings.where("words").fail(str(error))

    def explain(self, text: str, direction: str) -> list[Explained]:
        """What is found and by which rule, and the hits that their context takes away, with what did it."""
        text = text[:MOST]
        found = self.find(text, direction)
        kept = [Explained(span.category, span.start, span.end, span.words, True, f"rule {span.rule}") for span in found]
        folded = fold(text)
        for rule, start, end, why in self._sides[direction].cancelled(folded):
            span = _as_written((rule, start, end), folded, text)
            if not any(one.category == span.category and one.start < span.end and span.start < one.end for one in found):
                kept.append(Explained(span.category, span.start, span.end, span.words, False, f"not counted: {why} ({rule.name})"))
        return sorted(kept, key=lambda one: (one.start, one.category, one.end, one.why))

    def find(self, text: str, direction: str) -> list[Span]:
        """The spans of `text` (direction `in` or `out`), by place and category, none of a category overlapping."""
        text = text[:MOST]
        folded = fold(text)
        spans = self._sides[direction].find(folded)
        found = [_as_written(span, folded, text) for span in spans]
        if direction == "out":
            found += [
                Span("personal_data_exposed", "", one.start, one.end, text[one.start : one.end], one.kind)
                for one in find_personal(text)
                if one.kind != "e-mail"
            ]
        return sorted(longest(found), key=lambda span: (span.start, span.category))


@cache
def shipped() -> Finder:
    """The lists as they come with the program; compiled once."""
    return Finder()


def of_wording(words: Wording) -> Finder:
    """The lists with a project's own phrases. ValueError names a phrase that is no pattern."""
    return shipped() if words == NO_CHANGES else Finder(load(words))


class _Side:
    """The rules of one direction."""

    def __init__(self, lists: Lists, direction: str) -> None:
        import re2

        self.rules = [rule for rule in lists.rules if rule.category in CATEGORIES[direction]]
        self.rules.sort(key=lambda rule: rule.language)  # stable; the filters number the rules in this order
        self.filters: list[tuple[str, int, Any]] = []
        self.patterns: list[Any] = []
        for language in sorted({rule.language for rule in self.rules}):
            own = [rule for rule in self.rules if rule.language == language]
            filtered = _filter(own)
            self.filters.append((language, len(self.patterns), filtered))
            self.patterns += [filtered.re(place) for place in range(len(own))]
        self.contexts = [{key: re2.compile(pattern, _options()) for key, pattern in rule.contexts.items()} for rule in self.rules]
        self.shields = [(shield, re2.compile(shield.pattern, _options())) for shield in lists.shields if direction in shield.directions]

    def find(self, folded: Folded) -> list[tuple[Rule, int, int]]:
        """The hits that count."""
        return [(rule, start, end) for rule, start, end, why in self._hits(folded) if not why]

    def cancelled(self, folded: Folded) -> list[tuple[Rule, int, int, str]]:
        """The hits that don't, with the words that took each away."""
        return [hit for hit in self._hits(folded) if hit[3]]

    def _hits(self, folded: Folded) -> Iterator[tuple[Rule, int, int, str]]:
        text = folded.text
        chinese = any(mark >= _FIRST_HAN for mark in text)
        shielded: list[tuple[int, int, tuple[str, ...]]] | None = None
        for place in self._worth_trying(text, chinese):
            rule = self.rules[place]
            for match in islice(self.patterns[place].finditer(text), _HITS):
                start, end = match.span()
                if start == end or (rule.within is not None and start > rule.within):
                    continue
                if shielded is None:
                    shielded = self._shielded(text)
                if any(a <= start < b and rule.category not in spares for a, b, spares in shielded):
                    yield rule, start, end, "somebody else's words"
                else:
                    yield rule, start, end, _against(self.contexts[place], text, start, end)

    def _worth_trying(self, text: str, chinese: bool) -> Iterator[int]:
        """Places of the rules that match somewhere; Chinese rules are not asked about a text without a Chinese character."""
        for language, first, filtered in self.filters:
            if chinese or language != "zh":
                yield from (first + place for place in sorted(filtered.Match(text) or ()))

    def _shielded(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        stretches = []
        for shield, pattern in self.shields:
            for match in pattern.finditer(text):
                end = sentence(text, match.end() - 1, match.end())[1] if shield.to_sentence_end else match.end()
                stretches.append((match.start(), end, shield.spares))
        return stretches


def _filter(rules: list[Rule]) -> Any:  # noqa: ANN401  re2 has no types
    import re2

    made = re2.Filter()
    for rule in rules:
        try:
            made.Add(rule.pattern, _options())
        except re2.error as error:
            raise ValueError(f"{rule.name}: no pattern of RE2: {str(error)[:200]}") from None
    made.Compile()
    return made


def _options() -> Any:  # noqa: ANN401  re2 has no types
    import re2

    options = re2.Options()
    options.never_capture = True
    options.max_mem = _MEMORY
    options.log_errors = False
    return options


def _against(contexts: dict[str, Any], text: str, start: int, end: int) -> str:
    """What around [start, end) takes the hit away, in words; empty where it stands."""
    if not contexts:
        return ""
    first, last = sentence(text, start, end)
    reach = last if last - first >= _SHORT or last >= len(text) else sentence(text, last, last + 1)[1]
    parts = {
        "unless": text[max(first, start - _NEAR) : min(reach, end + _NEAR)],
        "unless_before": text[first:start],
        "unless_after": text[end:reach],
        "unless_text": text,
        "needs": text[first:reach],
        "needs_text": text,
    }
    for key, pattern in contexts.items():
        match = pattern.search(parts[key])
        if bool(match) != key.startswith("needs"):
            return f"because of {match.group()!r}" if match else "what it needs beside it is not there"
    return ""


def _as_written(hit: tuple[Rule, int, int], folded: Folded, text: str) -> Span:
    rule, start, end = hit
    start, end = folded.span(start, end)
    return Span(rule.category, rule.language, start, end, text[start:end], rule.name)
