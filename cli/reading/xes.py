"""XES event logs: one row an event, with its trace's attributes as `case:…`."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from . import heading
from .custody import Custody
from .encodings import Text
from .export import Account, Export, Facts, How
from .json_values import as_json
from .markup import MarkupError, feed, parser
from .reasons import REASONS
from .staging import Reject, Stager

if TYPE_CHECKING:
    import duckdb

TYPES = frozenset({"string", "date", "int", "float", "boolean", "id"})


class Source(NamedTuple):
    """Where the events are, the names of their attributes, and the limits."""

    custody: Custody
    text: Text
    names: list[str]
    how: How


def open_xes(custody: Custody, text: Text, how: How) -> "XesExport":
    """Go through the log once for its attributes; InputRefusedError for broken XML and logs without events."""
    names: dict[str, None] = {}
    for event in _events(custody, text):
        names.update(dict.fromkeys(event))
        if len(names) > how.max_columns:
            raise custody.refuse(f"its events have more than {how.max_columns} attributes; export fewer")
    if not names:
        raise custody.refuse("an empty export: the event log holds no event with attributes")
    named = heading.columns([*names])
    facts = Facts(custody.path, custody.sha256, custody.bytes, "xes", text.encoding, named.names, named.repeated)
    return XesExport(facts, Source(custody, text, [*names], how))


def _events(custody: Custody, text: Text) -> Iterator[dict[str, str]]:
    reader = _Reader()
    made = parser(reader.start, reader.end, lambda _: None, "utf-8")
    try:
        with text.copy.open("rb") as stream:
            for _ in feed(stream, made):
                yield from reader.done
                reader.done.clear()
    except MarkupError as error:
        raise custody.refuse(f"the event log can't be read: {error}") from None


class _Reader:
    """What expat calls while it goes through a log. Attributes inside attributes are left out."""

    def __init__(self) -> None:
        self.done: list[dict[str, str]] = []
        self.path: list[str] = []
        self.case: dict[str, str] = {}
        self.event: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        around = self.path[-1] if self.path else ""
        if name == "trace":
            self.case = {}
        elif name == "event":
            self.event = {}
        elif name in TYPES and around in ("trace", "event"):
            key, value = attributes.get("key", ""), attributes.get("value", "")
            target = self.case if around == "trace" else self.event
            target[f"case:{key}" if around == "trace" else key] = value
        self.path.append(name)

    def end(self, name: str) -> None:
        self.path.pop()
        if name == "event":
            self.done.append({**self.case, **self.event})


class XesExport(Export):
    """An event log; its lines are the numbers of events."""

    def __init__(self, facts: Facts, source: Source) -> None:
        """Take what opening found."""
        super().__init__(facts)
        self.source = source

    def fill(self, con: "duckdb.DuckDBPyConnection", table: str) -> Account:
        """Stage event by event."""
        stager, limit = Stager(con, table, self.header).create(), self.source.how.max_cell
        for number, event in enumerate(self._read(), 1):
            if any(len(value) > limit for value in event.values()):
                reason = "cell_too_long"
                stager.reject(Reject(number, "", reason, REASONS[reason], "", as_json(event)[:limit]))
            else:
                stager.add(number, [event.get(name) for name in self.source.names])
        stager.flush()
        lines = stager.rows + stager.rejected
        return Account(lines, 0, 0, 0, lines, stager.rejected)

    def _read(self) -> Iterator[dict[str, str]]:
        return _events(self.source.custody, self.source.text)

    def raw_lines(self, lines: Collection[int]) -> dict[int, str]:
        """The events with these numbers, as JSON objects."""
        left = set(lines)
        return {number: as_json(event) for number, event in enumerate(self._read(), 1) if number in left} if left else {}
