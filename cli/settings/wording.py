"""[words]: a project's own phrases."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Phrases = Mapping[str, Mapping[str, tuple[str, ...]]]  # language -> category -> phrases
Words = Mapping[str, tuple[str, ...]]  # name -> words


@dataclass(frozen=True)
class Wording:
    """[words]: phrases that a project adds, removes, or puts in place of ours, by language (en, zh) and category.

    A phrase is taken literally, * stands for a few characters; one that begins with `re:` is an RE2 pattern. It counts
    whatever the words around it say; of ours a hit that they speak against does not.
    """

    add: Phrases = field(default_factory=dict)
    remove: Phrases = field(default_factory=dict)
    replace: Phrases = field(default_factory=dict)
    areas: Words = field(default_factory=dict)  # kind of service = words that tell it, beside ours (bill* = longer ones too)
    qualities: Words = field(default_factory=dict)  # attribute of quality = words that tell it, beside ours
