"""Single settings as rows of settings_values, every default included, so that SQL holds no default of its own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from .check import Duration
from .model import Settings

if TYPE_CHECKING:
    import duckdb

Row = tuple[str, float | None, str | None]


def write_values(con: "duckdb.DuckDBPyConnection", settings: Settings) -> None:
    """Fill settings_values anew from `settings`; call inside a transaction, before the timeline is derived."""
    con.execute("delete from settings_values").fetchall()
    for row in sorted(_rows(settings)):
        con.execute("insert into settings_values (name, value, word) values (?, ?, ?)", row).fetchall()


def _rows(settings: Settings) -> Iterator[Row]:
    """A row for each number, text and duration of each single table ([project], [judging] and so on); one for each source: its entries."""
    for name, entries in Counter(source.name for source in settings.sources).items():
        yield f"sources.{name}", float(entries), None
    for table in fields(settings):
        values = getattr(settings, table.name)
        if not is_dataclass(values):
            continue
        for key in fields(values):
            value = getattr(values, key.name)
            name = f"{table.name}.{key.name}"
            if name == "project.timezone":
                value = value or "UTC"
            if isinstance(value, Duration):
                yield name, float(value.wall_seconds()), None
            elif isinstance(value, (bool, int, float)):
                yield name, float(value), None
            elif isinstance(value, str):
                yield name, None, value
