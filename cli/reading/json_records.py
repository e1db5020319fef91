"""JSON exports: lines, arrays and documents, each record flattened into one row."""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from ..errors import InputRefusedError
from . import heading
from .custody import Custody
from .encodings import Text
from .export import MEBIBYTE, Account, Export, Facts, How
from .json_streams import Item, arrays_of_objects, by_line, document, one_after_another, unfolded, walk
from .json_values import DECODER, Fields, ValueRejectedError, as_json, flat
from .reasons import REASONS
from .staging import Reject, Stager

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Source:
    """Where records come from: a way to read them anew, their columns, and the names that stay whole."""

    custody: Custody
    read: Callable[[], Iterator[Item]]
    names: list[str]
    whole: frozenset[str]
    max_cell: int


def open_json(custody: Custody, text: Text, how: How) -> "JsonExport":
    """Find the records and go through them once for their fields; InputRefusedError where there are none."""
    try:
        form, read = _reader(custody, text, how)
        fields, met = Fields(), 0
        for item in read():
            met += bool(item.reason) or item.value is not None
            _meet(fields, item)
            if len(fields.names) > how.max_columns:
                break
    except InputRefusedError as error:
        raise custody.refuse(str(error)) from None
    if len(fields.names) > how.max_columns:
        raise custody.refuse(f"its records have more than {how.max_columns} fields; export fewer")
    if not fields.names:
        raise custody.refuse("an empty export: no record in the JSON" if not met else "no JSON object in it")
    names = fields.columns()
    named = heading.columns(names)
    facts = Facts(custody.path, custody.sha256, custody.bytes, form, text.encoding, named.names, named.repeated)
    return JsonExport(facts, Source(custody, read, names, fields.whole, how.max_cell))


def _meet(fields: Fields, item: Item) -> None:
    if isinstance(item.value, dict):
        try:
            fields.meet(item.value)
        except ValueRejectedError:
            return  # it is rejected with its reason when rows are staged


def _reader(custody: Custody, text: Text, how: How) -> tuple[str, Callable[[], Iterator[Item]]]:
    """The format's name, and a way to read its items from the beginning."""
    form, parts = _form(custody, text), [part for part in (how.records or "").split(".") if part]
    if form == "document":
        value = document(text.copy)
        parts = parts or _obvious(custody, value)
        if parts and next(walk(value, parts), None) is None:
            where = ", ".join(arrays_of_objects(value)) or "none"
            raise InputRefusedError(f"no records at {'.'.join(parts)!r}; arrays of objects are at: {where}")
        records = list(walk(value, parts))
        return "json", lambda: (Item(at, record, "", as_json(record)) for at, record in enumerate(records, 1))
    stream = by_line if form == "ndjson" else one_after_another
    if parts:
        return form, lambda: unfolded(stream(text.copy), parts)
    return form, lambda: stream(text.copy)


def _obvious(custody: Custody, value: Any) -> list[str]:  # noqa: ANN401 - JSON holds anything
    """The path of the only array of objects nearest to the top; [] where the document itself is the record."""
    paths = [] if _is_lines_name(custody) else arrays_of_objects(value)
    if len(paths) > 1:
        raise InputRefusedError(f"several arrays of records: {', '.join(paths)}; say which (records = …)")
    return paths[0].split(".") if paths else []


def _is_lines_name(custody: Custody) -> bool:
    return any(suffix.lower() in (".ndjson", ".jsonl") for suffix in custody.path.suffixes)


def _form(custody: Custody, text: Text) -> str:
    """`json` for an array or values in a row, `ndjson` for one a line, `document` for one value."""
    with text.copy.open("rb") as stream:
        head = stream.read(8 * MEBIBYTE)
        whole = not stream.read(1)
    lines = [line for line in islice(head.splitlines(), 50) if line.strip()]
    if _is_lines_name(custody) and sum(map(_is_value, lines)) * 2 > len(lines):
        return "ndjson"
    if head.lstrip().startswith(b"["):
        return "json"
    if len(lines) > 1 and sum(line.lstrip().startswith(b"{") and _is_value(line) for line in lines) * 2 >= len(lines):
        return "ndjson"
    start = head.decode("utf-8", "replace").lstrip()
    try:
        _, end = DECODER.raw_decode(start)
    except (json.JSONDecodeError, ValueRejectedError, RecursionError):
        return "document" if start.startswith("{") else "ndjson"
    return "document" if whole and not start[end:].strip() else "json"


def _is_value(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


class JsonExport(Export):
    """Records, one row each; lines are those of the file for NDJSON, else records are counted."""

    def __init__(self, facts: Facts, source: Source) -> None:
        """Take what opening found."""
        super().__init__(facts)
        self.source = source

    def fill(self, con: "duckdb.DuckDBPyConnection", table: str) -> Account:
        """Stage record by record."""
        stager = Stager(con, table, self.header).create()
        lines = blank = other = 0
        for item in self.source.read():
            lines += 1
            if not item.raw and not item.reason:
                blank += 1
            elif item.value is None and not item.reason and item.raw.strip() != "null":
                other += 1
            else:
                self._place(item, stager)
        stager.flush()
        return Account(lines, 0, blank, other, stager.rows + stager.rejected, stager.rejected)

    def _place(self, item: Item, stager: Stager) -> None:
        reason = item.reason or ("" if isinstance(item.value, dict) else "not_an_object")
        if not reason:
            try:
                made = flat(item.value, self.source.whole)
                reason = self._trouble(item, made)
            except ValueRejectedError as error:
                reason = str(error)
        if reason:
            raw = item.raw[: self.source.max_cell].encode("utf-8", "replace").decode()
            stager.reject(Reject(item.line, "", reason, REASONS[reason], "", raw))
        else:
            stager.add(item.line, [made.get(name) for name in self.source.names])

    def _trouble(self, item: Item, made: dict[str, str | None]) -> str:
        """Why a record's texts can't be stored, or ""."""
        texts = [text for text in made.values() if text]
        if len(item.raw) > self.source.max_cell and any(len(text) > self.source.max_cell for text in texts):
            return "cell_too_long"
        if "\\u" in item.raw and any("\0" in text for text in texts):
            return "nul_character"
        if any("\ud800" <= char <= "\udfff" for text in texts for char in text) if "\\ud" in item.raw.lower() else False:
            return "does_not_decode"
        return ""

    def raw_lines(self, lines: Collection[int]) -> dict[int, str]:
        """The JSON of the records with these numbers."""
        left, found = set(lines), {}
        for item in self.source.read() if left else ():
            if item.line in left:
                found[item.line] = item.raw
                left.discard(item.line)
            if not left:
                break
        return found
