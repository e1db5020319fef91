"""The settings of a source over the preset: its own columns and its own words win."""

from dataclasses import replace
from difflib import get_close_matches

from ..errors import SettingsError
from ..settings import Source
from .fields import declared
from .presets import Record
from .schema import columns_of


def overridden(records: tuple[Record, ...], source: Source) -> list[Record]:
    """The records with the source's own columns in place of the preset's."""
    made = [dict(record.columns) for record in records]
    for ours, theirs in source.columns.items():
        takers = [place for place, record in enumerate(records) if ours in record.columns]
        takers = takers or [place for place, record in enumerate(records) if ours in columns_of(record.table)][:1]
        if not takers:
            raise SettingsError(_unknown_column(ours, records[0].table, source))
        for place in takers:
            before = made[place].get(ours)
            made[place][ours] = replace(declared(theirs), unit=before.unit if before else "s")
    return [replace(record, columns=columns) for record, columns in zip(records, made, strict=True)]


def _unknown_column(ours: str, table: str, source: Source) -> str:
    near = get_close_matches(ours, columns_of(table), n=1)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(columns_of(table))}"
    return f"source {source.name}: columns.{ours}: {table} has no such column; {hint}"


def values_of(record: Record, source: Source) -> dict[str, dict[str, str]]:
    """The words of preset and settings together; the settings' win."""
    fields = {*record.values, *(name for name in source.values if name in columns_of(record.table))}
    return {name: {**record.values.get(name, {}), **source.values.get(name, {})} for name in sorted(fields)}
