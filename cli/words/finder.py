"""Find what words mean in a text: spans of categories, with the words as written. Deterministic, linear in time."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ..settings.wording import Wording
from .categories import CATEGORIES
from .cues import AGAINST, Around
from .fold import Folded, fold
from .lists import NO_CHANGES, Lists, Rule, load
from .personal import find as find_personal
from .side import Hit, Side
from .spans import Explained, Span, longest

MOST = 20_000  # characters of a text that are read; longer ones are no complaint but a dump


class Finder:
    """The rules compiled: many patterns in one pass, the context of each hit checked after."""

    def __init__(self, lists: Lists | None = None) -> None:
        """Take the lists, by default those shipped. ValueError where a pattern is none."""
        self.lists = lists or load()
        self.version = self.lists.version
        self._sides = {direction: Side(self.lists, direction) for direction in CATEGORIES}

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
        for rule, start, end, why in self._hits([folded], direction)[0]:
            if not why or rule.by_cues:  # a word that says nothing by itself would be named in every other sentence
                continue
            span = _as_written((rule, start, end), folded, text)
            named = f": {', '.join(map(repr, Around(folded.text).worst(rule, start, end)))}" if why == AGAINST else ""
            if not any(one.category == span.category and one.start < span.end and span.start < one.end for one in found):
                kept.append(Explained(span.category, span.start, span.end, span.words, False, f"not counted: {why}{named} ({rule.name})"))
        return sorted(kept, key=lambda one: (one.start, one.category, one.end, one.why))

    def find(self, text: str, direction: str) -> list[Span]:
        """The spans of `text` (direction `in` or `out`), by place and category, none of a category overlapping."""
        return self.find_many([text], direction)[0]

    def find_many(self, texts: Iterable[str], direction: str) -> list[list[Span]]:
        """The spans of each text; many together take half the time."""
        texts = [text[:MOST] for text in texts]
        folded = [fold(text) for text in texts]
        hits = self._hits(folded, direction)
        return [_spans(*one, personal=direction == "out") for one in zip(texts, folded, hits, strict=True)]

    def _hits(self, texts: list[Folded], direction: str) -> list[list[Hit]]:
        """The hits of each text, and what takes them away: their context, or else the words around them."""
        return [_weighed(*one) for one in zip(self._sides[direction].hits(texts), texts, strict=True)]


@cache
def shipped() -> Finder:
    """The lists as they come with the program; compiled once."""
    return Finder()


def of_wording(words: Wording) -> Finder:
    """The lists with a project's own phrases. ValueError names a phrase that is no pattern."""
    return shipped() if words == NO_CHANGES else Finder(load(words))


def _weighed(hits: list[Hit], folded: Folded) -> list[Hit]:
    around = Around(folded.text)
    return [(rule, start, end, why or around.against(rule, start, end)) for rule, start, end, why in hits]


def _spans(text: str, folded: Folded, hits: list[Hit], *, personal: bool) -> list[Span]:
    found = [_as_written((rule, start, end), folded, text) for rule, start, end, why in hits if not why]
    if personal:
        found += [
            Span("personal_data_exposed", "", one.start, one.end, text[one.start : one.end], one.kind)
            for one in find_personal(text, folded)
            if one.kind != "e-mail"
        ]
    return sorted(longest(found), key=lambda span: (span.start, span.category))


def _as_written(hit: tuple[Rule, int, int], folded: Folded, text: str) -> Span:
    rule, start, end = hit
    start, end = folded.span(start, end)
    return Span(rule.category, rule.language, start, end, text[start:end], rule.name)
