"""Phrase lists: one TOML a language, with the user's own additions; read, checked, made into rules."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from ..settings.wording import Wording
from .categories import looked_for
from .matching import compiled
from .phrases import apart, expanded, literal, one_of

LANGUAGES = ("en", "zh")
_EVERY = (*looked_for("out"), *looked_for("in"))
_CONTEXTS = ("unless", "unless_clause", "unless_before", "unless_after", "unless_text", "needs", "needs_text", "when", "when_needs")


@dataclass(frozen=True)
class Rule:
    """What means a category: one pattern, and what must or must not stand around it (all RE2, on folded text)."""

    name: str
    category: str
    language: str
    pattern: str
    contexts: Mapping[str, tuple[str, ...]]
    within: int | None = None  # only where it begins within so many characters of the text
    guards: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # like contexts: what takes away hits of any rule of the category
    is_own: bool = False  # a phrase of the user: it counts whatever stands around it
    by_cues: bool = False  # says nothing by itself: its sentence counts where the words around it speak for the category


@dataclass(frozen=True)
class Shield:
    """A stretch of text whose words are somebody else's: nothing in it counts, but for `spares`."""

    pattern: str
    directions: tuple[str, ...]
    to_sentence_end: bool
    spares: tuple[str, ...]


@dataclass(frozen=True)
class Lists:
    """All rules and shields, and the version that names exactly this state of them."""

    rules: tuple[Rule, ...]
    shields: tuple[Shield, ...]
    version: str


NO_CHANGES = Wording()


def load(changes: Wording = NO_CHANGES) -> Lists:
    """The lists as shipped, changed by the user's. ValueError names a phrase that is no pattern."""
    rules, shields, versions = list[Rule](), list[Shield](), list[str]()
    for language in LANGUAGES:
        text = shipped_file(f"{language}.toml")
        table = tomllib.loads(text)
        versions.append(f"{language}-{table['version']}-{_digest(text + shipped_file(cues_of(language)))}")
        sets = expanded(table.get("sets", {}), language)
        replaced = changes.replace.get(language, {})
        guards = _guards(table.get("guards", []), language, sets)
        rules += [_rule(given, language, sets, guards) for given in table["rules"] if given["category"] not in replaced]
        shields += [_shield(given, language, sets) for given in table.get("shields", [])]
        for added in (replaced, changes.add.get(language, {})):
            rules += [_of_user(category, phrases, language) for category, phrases in sorted(added.items())]
        for category, phrases in sorted(changes.remove.get(language, {}).items()):
            removed = (category, language)
            patterns = _removing(phrases, language)
            rules = [_without(rule, patterns) if (rule.category, rule.language) == removed else rule for rule in rules]
    if changes.add or changes.remove or changes.replace:
        own = json.dumps([changes.add, changes.remove, changes.replace], sort_keys=True, default=list)
        versions.append(f"own-{_digest(own)}")
    return Lists(tuple(rules), tuple(shields), " ".join(versions))


@cache
def shipped_file(name: str) -> str:
    """The text of a file of this package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def cues_of(language: str) -> str:
    """Name of the file that holds what speaks for and against a hit (cues.py)."""
    return f"cues_{language}.json"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _guards(given: Iterable[Mapping[str, Any]], language: str, sets: Mapping[str, str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """What takes away the hits of every rule of a category, by category and context."""
    guards: dict[str, dict[str, tuple[str, ...]]] = {}
    for guard in given:
        if unknown := set(guard) - {"categories", *_CONTEXTS} or set(guard["categories"]) - set(_EVERY):
            raise ValueError(f"{language}.toml: guard: unknown {unknown}")
        for of_category in (guards.setdefault(category, {}) for category in guard["categories"]):
            for key in (key for key in _CONTEXTS if key in guard):
                of_category[key] = (*of_category.get(key, ()), *apart(guard[key], language, sets, key))
    return guards


def _rule(given: Mapping[str, Any], language: str, sets: Mapping[str, str], guards: Mapping[str, Any]) -> Rule:
    unknown = set(given) - {"name", "category", "patterns", "within", "by_cues", *_CONTEXTS}
    if unknown or given["category"] not in _EVERY:
        raise ValueError(f"{language}.toml: rule {given.get('name')}: unknown {unknown or given['category']}")
    return Rule(
        name=f"{language}.{given['category']}.{given['name']}",
        category=given["category"],
        language=language,
        pattern=one_of(given["patterns"], language, sets),
        contexts={key: apart(given[key], language, sets, key) for key in _CONTEXTS if given.get(key)},
        within=given.get("within"),
        guards=guards.get(given["category"], {}),
        by_cues=given.get("by_cues", False),
    )


def _shield(given: Mapping[str, Any], language: str, sets: Mapping[str, str]) -> Shield:
    return Shield(
        pattern=one_of(given["patterns"], language, sets),
        directions=tuple(given.get("directions", ("out", "in"))),
        to_sentence_end=given.get("to_sentence_end", False),
        spares=tuple(given.get("spares", ())),
    )


def _of_user(category: str, phrases: Iterable[str], language: str) -> Rule:
    if category not in _EVERY:
        raise ValueError(f"[words] there is no category {category!r}; known are {', '.join(_EVERY)}")
    pattern = f"(?m)(?:{'|'.join(literal(phrase, language) for phrase in phrases)})"
    return Rule(f"{language}.{category}.own", category, language, pattern, {}, is_own=True)


def _removing(phrases: Iterable[str], language: str) -> tuple[str, ...]:
    """The user's phrases as patterns. ValueError where one is none: contexts are compiled only once a text asks for them."""
    patterns = tuple(f"(?m){literal(phrase, language)}" for phrase in phrases)
    for pattern in patterns:
        compiled("[words] remove", pattern)
    return patterns


def _without(rule: Rule, patterns: tuple[str, ...]) -> Rule:
    """The rule, cancelled where one of the patterns matches in the sentence."""
    return replace(rule, contexts={**rule.contexts, "unless": (*patterns, *rule.contexts.get("unless", ()))})
