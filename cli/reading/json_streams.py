"""Streams of JSON values: one a line, one after the other, an array, or records inside a document."""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import InputRefusedError
from .export import MEBIBYTE
from .json_values import DECODER, ValueRejectedError, as_json, decoded
from .lines import CutLine, physical_lines, shown

LONGEST_VALUE = 64 * MEBIBYTE
LARGEST_DOCUMENT = 256 * MEBIBYTE
SPACE = re.compile(r"[ \t\r\n]*")
BETWEEN = re.compile(r"[ \t\r\n,]*")


class Item(NamedTuple):
    """A value with its line or record number; a reason says why it is none. Blank lines have neither."""

    line: int
    value: Any
    reason: str
    raw: str


def by_line(path: Path) -> Iterator[Item]:
    """One value a line."""
    for number, line in enumerate(physical_lines(path), 1):
        if isinstance(line, bytes):
            reason = "line_too_long" if isinstance(line, CutLine) else "does_not_decode"
            yield Item(number, None, reason, shown(line, "utf-8"))
        elif not line.strip():
            yield Item(number, None, "", "")
        else:
            yield _item(number, line.removesuffix("\r"))


def _item(number: int, text: str) -> Item:
    try:
        return Item(number, decoded(text), "", text)
    except ValueRejectedError as error:
        return Item(number, None, str(error), text)


def one_after_another(path: Path) -> Iterator[Item]:
    """The elements of an array, or values that follow each other; InputRefusedError where the JSON breaks off."""
    buffer, at, number = _Buffer(path), 0, 0
    at = buffer.skip(at, SPACE)
    in_array = buffer.text.startswith("[", at)
    at += in_array
    while True:
        at = buffer.skip(at, BETWEEN)
        if at >= len(buffer.text):
            if in_array:
                raise InputRefusedError(f"the JSON array is cut off after record {number}; export it again")
            return
        if in_array and buffer.text[at] == "]":
            if buffer.skip(at + 1, SPACE) < len(buffer.text):
                raise InputRefusedError(f"text follows the JSON array after record {number}; export it again")
            return
        number += 1
        value, reason, end = buffer.value(at, number)
        yield Item(number, value, reason, buffer.text[at:end])
        at = buffer.drop(end)


class _Buffer:
    """A sliding window over a text."""

    def __init__(self, path: Path) -> None:
        self.blocks = _decoded_blocks(path)
        self.text = ""
        self.more()

    def more(self) -> bool:
        """Read on by as much as is held already, at least a block; False at the end."""
        wanted = max(2 * len(self.text), 1)
        got = [self.text]
        held = len(self.text)
        while held < wanted and (block := next(self.blocks, "")):
            got.append(block)
            held += len(block)
        self.text = "".join(got)
        return len(got) > 1

    def skip(self, at: int, what: re.Pattern[str]) -> int:
        """The place after spaces, and what it takes to see it."""
        while True:
            at = what.match(self.text, at).end()  # type: ignore[union-attr]  # matches even nothing
            if at < len(self.text) or not self.more():
                return at

    def drop(self, at: int) -> int:
        """Let go of what was read, now and then; gives the new place."""
        if at < MEBIBYTE:
            return at
        self.text = self.text[at:]
        return 0

    def value(self, at: int, number: int) -> tuple[Any, str, int]:
        """The value at a place, why it is none, and where it ends."""
        while True:
            try:
                value, end = DECODER.raw_decode(self.text, at)
            except RecursionError:
                raise InputRefusedError(f"record {number} of the JSON is nested too deeply") from None
            except json.JSONDecodeError as error:
                broken = f"the JSON breaks off in record {number} ({error.msg}); export it again"
                if len(self.text) - at > LONGEST_VALUE or not self.more():
                    raise InputRefusedError(broken) from None
            except ValueRejectedError as error:
                reason = str(error)
                return None, reason, self._end_of_rejected(at, number)
            else:
                if end < len(self.text) or not self.more():
                    return value, "", end

    def _end_of_rejected(self, at: int, number: int) -> int:
        """Where a value ends that is JSON for readers that are less strict."""
        while True:
            try:
                return json.JSONDecoder(parse_int=str).raw_decode(self.text, at)[1]
            except (json.JSONDecodeError, RecursionError):
                if len(self.text) - at > LONGEST_VALUE or not self.more():
                    raise InputRefusedError(f"the JSON breaks off in record {number}; export it again") from None


def _decoded_blocks(path: Path) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    with path.open("rb") as stream:
        try:
            while block := stream.read(MEBIBYTE):
                yield decoder.decode(block)
            yield decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            raise InputRefusedError(f"bytes that are not text in the JSON ({error.reason}); export it again") from None


def document(path: Path) -> Any:  # noqa: ANN401 - JSON holds anything
    """The one value that a file holds."""
    if path.stat().st_size > LARGEST_DOCUMENT:
        raise InputRefusedError("one JSON value of more than 256 MB; export one record a line (NDJSON)")
    try:
        return decoded("".join(_decoded_blocks(path)))
    except ValueRejectedError as error:
        raise InputRefusedError(f"the JSON can't be read ({error}); export it again") from None


def arrays_of_objects(value: Any) -> list[str]:  # noqa: ANN401 - JSON holds anything
    """The paths of the arrays of objects that lie nearest to the top."""
    level: list[tuple[str, Any]] = [("", value)]
    for _ in range(8):
        found = [path for path, inner in level if isinstance(inner, list) and inner and isinstance(inner[0], dict)]
        if found:
            return found
        objects = [(path, inner) for path, inner in level if isinstance(inner, dict)]
        level = [(f"{path}.{key}".lstrip("."), deeper) for path, inner in objects for key, deeper in inner.items()]
    return []


def walk(value: Any, parts: list[str], name: str = "") -> Iterator[Any]:  # noqa: ANN401 - JSON holds anything
    """The records at a path. `name` is that of the array we are in, "" outside of any.

    Where the path leads through an array, each record carries the other fields of that array's elements as
    `name.field`.
    """
    if isinstance(value, list):
        for element in value:
            yield from walk(element, parts, name or "record")
    elif not parts:
        yield value
    elif isinstance(value, dict):
        key, *rest = parts
        around = {f"{name}.{k}": v for k, v in value.items() if k != key} if name else {}
        inner = value.get(key)
        for record in walk(inner, rest, key if name or isinstance(inner, list) else "") if inner is not None else ():
            yield {**around, **record} if isinstance(record, dict) else record


def unfolded(stream: Iterator[Item], parts: list[str]) -> Iterator[Item]:
    """The records at a path inside each item, numbered anew; an item without any comes without value and reason."""
    number = 0
    for item in stream:
        inner = list(walk(item.value, parts, "record")) if not item.reason else []
        for record in inner:
            number += 1
            yield Item(number, record, "", as_json(record))
        if not inner:
            number += 1
            yield item._replace(line=number, value=None)
