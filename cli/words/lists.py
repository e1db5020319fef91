"""Phrase lists: one TOML a language, with the user's own additions; read, checked, made into rules."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from ..settings.wording import Wording
from .categories import looked_for
from .fold import fold

LANGUAGES = ("en", "zh")
_EVERY = (*looked_for("out"), *looked_for("in"))
_NAMED = re.compile(r"<([a-z_0-9]+)>")
_CLASSES = re.compile(r"(\[[^\]]*\])")  # kept as they are
_CONTEXTS = ("unless", "unless_clause", "unless_before", "unless_after", "unless_text", "needs", "needs_text", "when", "when_needs")
_END = "!?;。\n"
_GAPS = {"en": 30, "zh": 12}  # characters that ~ may stand for


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
        text = _shipped(language)
        table = tomllib.loads(text)
        versions.append(f"{language}-{table['version']}-{_digest(text)}")
        sets = _expanded(table.get("sets", {}), language)
        replaced = changes.replace.get(language, {})
        guards = _guards(table.get("guards", []), language, sets)
        rules += [_rule(given, language, sets, guards) for given in table["rules"] if given["category"] not in replaced]
        shields += [_shield(given, language, sets) for given in table.get("shields", [])]
        for added in (replaced, changes.add.get(language, {})):
            rules += [_of_user(category, phrases, language) for category, phrases in sorted(added.items())]
        for category, phrases in sorted(changes.remove.get(language, {}).items()):
            removed = (category, language)
            rules = [_without(rule, phrases) if (rule.category, rule.language) == removed else rule for rule in rules]
    if changes.add or changes.remove or changes.replace:
        own = json.dumps([changes.add, changes.remove, changes.replace], sort_keys=True, default=list)
        versions.append(f"own-{_digest(own)}")
    return Lists(tuple(rules), tuple(shields), " ".join(versions))


@cache
def _shipped(language: str) -> str:
    return files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")


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
                of_category[key] = (*of_category.get(key, ()), *_apart(guard[key], language, sets, key))
    return guards


def _rule(given: Mapping[str, Any], language: str, sets: Mapping[str, str], guards: Mapping[str, Any]) -> Rule:
    unknown = set(given) - {"name", "category", "patterns", "within", *_CONTEXTS}
    if unknown or given["category"] not in _EVERY:
        raise ValueError(f"{language}.toml: rule {given.get('name')}: unknown {unknown or given['category']}")
    return Rule(
        name=f"{language}.{given['category']}.{given['name']}",
        category=given["category"],
        language=language,
        pattern=_one_of(given["patterns"], language, sets),
        contexts={key: _apart(given[key], language, sets, key) for key in _CONTEXTS if given.get(key)},
        within=given.get("within"),
        guards=guards.get(given["category"], {}),
    )


def _shield(given: Mapping[str, Any], language: str, sets: Mapping[str, str]) -> Shield:
    return Shield(
        pattern=_one_of(given["patterns"], language, sets),
        directions=tuple(given.get("directions", ("out", "in"))),
        to_sentence_end=given.get("to_sentence_end", False),
        spares=tuple(given.get("spares", ())),
    )


def _expanded(sets: Mapping[str, list[str]], language: str) -> dict[str, str]:
    """Named sets as alternations; a set may name the ones above it."""
    expanded: dict[str, str] = {}
    for name, items in sets.items():
        expanded[name] = f"(?:{'|'.join(_pattern(item, language, expanded) for item in items)})"
    return expanded


def _one_of(items: Iterable[str], language: str, sets: Mapping[str, str], context: str = "") -> str:
    """The phrases as one pattern. English ones match whole words, but for an edge written as `=`."""
    before, after = "^" * (context == "unless_after"), "$" * (context == "unless_before")
    alternatives = (_edged(item, language, sets) for item in items)
    return f"(?m){before}(?:{'|'.join(alternatives)}){after}"


def _apart(items: Iterable[str], language: str, sets: Mapping[str, str], context: str) -> tuple[str, ...]:
    """The phrases of a context as one pattern, and each set of phrases as one of its own: large ones together are slow."""
    whole = [item for item in items if _NAMED.fullmatch(item)]
    rest = [item for item in items if item not in whole]
    return tuple(_one_of(some, language, sets, context) for some in (rest, *([item] for item in whole)) if some)


def _edged(item: str, language: str, sets: Mapping[str, str]) -> str:
    bare = item.removeprefix("=").removesuffix("=")
    edge = r"\b" if language == "en" else ""
    first = "" if item.startswith(("=", "^")) else edge
    last = "" if item.endswith(("=", "$")) else edge
    return f"{first}(?:{_pattern(bare, language, sets)}){last}"


def _pattern(item: str, language: str, sets: Mapping[str, str]) -> str:
    """A phrase as RE2: <name> = a set, ~ = a few characters of the sentence, ~~ = any number of them."""
    item = "".join(fold(mark).text if "\u3400" <= mark <= "\u9fff" else mark for mark in item)
    any_mark = f"[^{_END}]"
    if language == "en":
        item = re.sub(r" ~~ | ~~|~~ ", rf"\\b{any_mark}*\\b", item)
        item = re.sub(r" ~ | ~|~ ", rf"\\b{any_mark}{{0,{_GAPS[language]}}}\\b", item)
        item = "".join(
            part
            if part.startswith("[")
            else part.replace("'?", "'").replace("'", "'?").replace(" ?", "\0").replace(" ", "[ ]+").replace("\0", "[ ]*")
            for part in _CLASSES.split(item)
        )
    item = "".join(
        part if part.startswith("[") else part.replace("~~", f"{any_mark}*").replace("~", f"{any_mark}{{0,{_GAPS[language]}}}")
        for part in _CLASSES.split(item)
    )
    return _NAMED.sub(lambda match: sets[match[1]], item)


def _of_user(category: str, phrases: Iterable[str], language: str) -> Rule:
    if category not in _EVERY:
        raise ValueError(f"[words] there is no category {category!r}; known are {', '.join(_EVERY)}")
    pattern = f"(?m)(?:{'|'.join(_literal(phrase, language) for phrase in phrases)})"
    return Rule(f"{language}.{category}.own", category, language, pattern, {})


def _literal(phrase: str, language: str) -> str:
    import re2

    if phrase.startswith("re:"):
        return f"(?:{phrase[3:]})"
    edge = r"\b" if language == "en" else ""
    parts = [re2.escape(part) for part in fold(phrase).text.split("*")]
    return edge + f"[^{_END}]{{0,{_GAPS[language]}}}".join(parts) + edge


def _without(rule: Rule, phrases: Iterable[str]) -> Rule:
    """The rule, cancelled where one of the phrases stands in the sentence."""
    removed = tuple(f"(?m){_literal(phrase, rule.language)}" for phrase in phrases)
    return replace(rule, contexts={**rule.contexts, "unless": (*removed, *rule.contexts.get("unless", ()))})
