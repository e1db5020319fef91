"""Find what words mean in a text: spans of categories, with the words as written. Deterministic, linear in time."""

from dataclasses import dataclass
from typing import Any

from .fold import Folded, fold
from .lists import CATEGORIES, Lists, Rule, load
from .personal import find as find_personal

_ENDS = "!?;。\n"
_SHORT = 16  # a sentence shorter than this is read together with the next one
MOST = 20_000  # characters of a text that are read; longer ones are no complaint but a dump


@dataclass(frozen=True)
class Span:
    """Words that mean `category`, at [start, end) of the text as written; `rule` says why."""

    category: str
    language: str
    start: int
    end: int
    words: str
    rule: str


class Finder:
    """The rules compiled: many patterns in one pass, the context of each hit checked after."""

    def __init__(self, lists: Lists | None = None) -> None:
        """Take the lists, by default those shipped. ValueError where a pattern is none."""
        self.lists = lists or load()
        self.version = self.lists.version
        self._sides = {direction: _Side(self.lists, direction) for direction in CATEGORIES}

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
        return sorted(_longest(found), key=lambda span: (span.start, span.category))


class _Side:
    """The rules of one direction."""

    def __init__(self, lists: Lists, direction: str) -> None:
        import re2

        self.rules = [rule for rule in lists.rules if rule.category in CATEGORIES[direction]]
        self.filter: Any = re2.Filter()
        for rule in self.rules:
            try:
                self.filter.Add(rule.pattern, _options())
            except re2.error as error:
                raise ValueError(f"{rule.name}: no pattern of RE2: {str(error)[:200]}") from None
        self.filter.Compile()
        self.patterns = [self.filter.re(place) for place in range(len(self.rules))]
        self.contexts = [{key: re2.compile(pattern, _options()) for key, pattern in rule.contexts.items()} for rule in self.rules]
        self.shields = [(shield, re2.compile(shield.pattern, _options())) for shield in lists.shields if direction in shield.directions]

    def find(self, folded: Folded) -> list[tuple[Rule, int, int]]:
        text = folded.text
        shielded: list[tuple[int, int, tuple[str, ...]]] | None = None
        found = []
        for place in sorted(self.filter.Match(text) or ()):
            rule = self.rules[place]
            for match in self.patterns[place].finditer(text):
                start, end = match.span()
                if start == end or (rule.within is not None and start > rule.within):
                    continue
                if shielded is None:
                    shielded = self._shielded(text)
                if any(a <= start < b and rule.category not in spares for a, b, spares in shielded):
                    continue
                if not self.contexts[place] or _holds(self.contexts[place], text, start, end):
                    found.append((rule, start, end))
        return found

    def _shielded(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        stretches = []
        for shield, pattern in self.shields:
            for match in pattern.finditer(text):
                end = _sentence(text, match.end() - 1, match.end())[1] if shield.to_sentence_end else match.end()
                stretches.append((match.start(), end, shield.spares))
        return stretches


def _options() -> Any:  # noqa: ANN401  re2 has no types
    import re2

    options = re2.Options()
    options.never_capture = True
    options.log_errors = False
    return options


def _holds(contexts: dict[str, Any], text: str, start: int, end: int) -> bool:
    """Whether what stands around [start, end) leaves the hit standing."""
    first, last = _sentence(text, start, end)
    reach = last if last - first >= _SHORT or last >= len(text) else _sentence(text, last, last + 1)[1]
    parts = {
        "unless": text[first:reach],
        "unless_before": text[first:start],
        "unless_after": text[end:reach],
        "unless_text": text,
        "needs": text[first:reach],
        "needs_text": text,
    }
    return all(bool(pattern.search(parts[key])) == key.startswith("needs") for key, pattern in contexts.items())


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around [start, end): from after the last mark that ends one to the next such mark."""
    first = start
    while first > 0 and not _ends_at(text, first - 1):
        first -= 1
    last = max(end, 1)
    if not _ends_at(text, last - 1):
        while last < len(text) and not _ends_at(text, last):
            last += 1
    return first, min(last + 1, len(text))


def _ends_at(text: str, place: int) -> bool:
    mark = text[place]
    if mark in _ENDS:
        return True
    if mark != ".":
        return False
    after = text[place + 1 : place + 2]
    before = text[max(0, place - 3) : place]
    return not after.isalnum() and not before.endswith((" mr", " ms", "mrs", " dr", " no", "ref", "tel", "e.g", "i.e"))


def _as_written(hit: tuple[Rule, int, int], folded: Folded, text: str) -> Span:
    rule, start, end = hit
    start, end = folded.span(start, end)
    return Span(rule.category, rule.language, start, end, text[start:end], rule.name)


def _longest(spans: list[Span]) -> list[Span]:
    """Of the overlapping spans of one category the longest (the first of equals)."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start, span.rule)):
        if all(span.category != one.category or span.end <= one.start or span.start >= one.end for one in kept):
            kept.append(span)
    return kept
