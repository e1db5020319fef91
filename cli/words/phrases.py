"""The language of the lists' phrases, made into RE2 patterns for folded text."""

import re
from collections.abc import Iterable, Mapping

from .fold import fold

_NAMED = re.compile(r"<([a-z_0-9]+)>")
_CLASSES = re.compile(r"(\[[^\]]*\])")  # kept as they are
_HAN = re.compile("[\u3400-\u9fff]+")
_END = "!?;。\n"
_GAPS = {"en": 30, "zh": 12}  # characters that ~ may stand for


def expanded(sets: Mapping[str, list[str]], language: str) -> dict[str, str]:
    """Named sets as alternations; a set may name the ones above it."""
    expanded: dict[str, str] = {}
    for name, items in sets.items():
        expanded[name] = f"(?:{'|'.join(_pattern(item, language, expanded) for item in items)})"
    return expanded


def one_of(items: Iterable[str], language: str, sets: Mapping[str, str], context: str = "") -> str:
    """The phrases as one pattern. English ones match whole words, but for an edge written as `=`."""
    before, after = "^" * (context == "unless_after"), "$" * (context == "unless_before")
    alternatives = (_edged(item, language, sets) for item in items)
    return f"(?m){before}(?:{'|'.join(alternatives)}){after}"


def apart(items: Iterable[str], language: str, sets: Mapping[str, str], context: str) -> tuple[str, ...]:
    """The phrases of a context as one pattern, and each set of phrases as one of its own: large ones together are slow."""
    whole = [item for item in items if _NAMED.fullmatch(item)]
    rest = [item for item in items if item not in whole]
    return tuple(one_of(some, language, sets, context) for some in (rest, *([item] for item in whole)) if some)


def _edged(item: str, language: str, sets: Mapping[str, str]) -> str:
    bare = item.removeprefix("=").removesuffix("=")
    edge = r"\b" if language == "en" else ""
    first = "" if item.startswith(("=", "^")) else edge
    last = "" if item.endswith(("=", "$")) else edge
    return f"{first}(?:{_pattern(bare, language, sets)}){last}"


def _pattern(item: str, language: str, sets: Mapping[str, str]) -> str:
    """A phrase as RE2: <name> = a set, ~ = a few characters of the sentence, ~~ = any number of them."""
    item = _HAN.sub(lambda run: fold(run[0]).text, item)
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


def literal(phrase: str, language: str) -> str:
    """A user's own phrase as RE2: `*` = a few characters, `re:` = a pattern as it is."""
    import re2

    if phrase.startswith("re:"):
        return f"(?:{phrase[3:]})"
    edge = r"\b" if language == "en" else ""
    parts = [re2.escape(part) for part in fold(phrase).text.split("*")]
    return edge + f"[^{_END}]{{0,{_GAPS[language]}}}".join(parts) + edge
