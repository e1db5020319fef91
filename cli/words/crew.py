"""Read many texts, on every processor: helpers are processes of our own, which end when we do."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Self

from ..settings.wording import Wording
from .finder import Finder, of_wording

MANY = 20_000  # texts from which on a helper is worth its second of start
_BATCH = 2_000
_MOST_HELPERS = 7

Text = tuple[str, tuple[str, ...]]
"""A text and the directions in which it is read."""
Found = tuple[str, int, int, str]
"""Category, first character, character after the last, words."""


class Crew:
    """This process and its helpers. What is found does not depend on how many there are."""

    def __init__(self, wording: Wording, finder: Finder, helpers: int) -> None:
        """Take what the helpers need to read as we do, and how many of them to start."""
        self.wording = wording
        self.finder = finder
        self.helpers = [helper for helper in (_start(wording) for _ in range(helpers)) if helper]

    @classmethod
    def for_texts(cls, count: int, wording: Wording, finder: Finder) -> Self:
        """A helper for each further processor, where the texts are many."""
        further = len(os.sched_getaffinity(0)) - 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) - 1
        return cls(wording, finder, min(further, _MOST_HELPERS) if count >= MANY else 0)

    def close(self) -> None:
        """End the helpers."""
        for helper in self.helpers:
            helper.kill()
            helper.communicate()

    def read(self, texts: Iterable[Text]) -> Iterator[list[Found]]:
        """What is found in each text, in the order of the texts."""
        parts = _parts(iter(texts))
        while share := list(islice(parts, len(self.helpers) + 1)):
            given = [(helper, part) for helper, part in zip(self.helpers, share[1:], strict=False) if _give(helper, part)]
            yield from find(self.finder, share[0])
            done = {id(part): _answer(helper) for helper, part in given}
            for part in share[1:]:
                answer = done.get(id(part))
                yield from find(self.finder, part) if answer is None else answer  # a helper that failed changes nothing


def _parts(texts: Iterator[Text]) -> Iterator[list[Text]]:
    while part := list(islice(texts, _BATCH)):
        yield part


def find(finder: Finder, texts: Sequence[Text]) -> list[list[Found]]:
    """What is found in each text: first as the first of its directions, then as the next."""
    found: list[list[Found]] = [[] for _ in texts]
    for direction in ("in", "out"):
        places = [place for place, (_, directions) in enumerate(texts) if direction in directions]
        for place, spans in zip(places, finder.find_many([texts[place][0] for place in places], direction), strict=True):
            found[place] += [(span.category, span.start, span.end, span.words) for span in spans]
    return found


def _start(wording: Wording) -> "subprocess.Popen[bytes] | None":
    command = [sys.executable, "-P", "-m", __name__]
    pipe = subprocess.PIPE
    try:
        helper = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603  ourselves
    except OSError:
        return None
    return helper if _give(helper, [wording.add, wording.remove, wording.replace]) else None


def _give(helper: "subprocess.Popen[bytes]", what: Any) -> bool:  # noqa: ANN401  anything of JSON
    try:
        assert helper.stdin is not None  # noqa: S101  for the type checker
        helper.stdin.write(json.dumps(what).encode() + b"\n")
        helper.stdin.flush()
    except OSError:
        return False
    return True


def _answer(helper: "subprocess.Popen[bytes]") -> list[list[Found]] | None:
    try:
        assert helper.stdout is not None  # noqa: S101  for the type checker
        return [[(one[0], one[1], one[2], one[3]) for one in spans] for spans in json.loads(helper.stdout.readline())]
    except (OSError, ValueError):
        return None


def main() -> None:
    """A helper: own phrases first, then batches of texts, a line each; ends with its input."""
    given = iter(sys.stdin.buffer.readline, b"")
    add, remove, replace = (
        {language: {category: tuple(phrases) for category, phrases in named.items()} for language, named in changed.items()}
        for changed in json.loads(next(given))
    )
    finder = of_wording(Wording(add, remove, replace))
    for line in given:
        sys.stdout.buffer.write(json.dumps(find(finder, json.loads(line))).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
