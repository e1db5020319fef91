"""All that decides how a source's files are read: its settings, its preset, and the hash of both."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from ..errors import SettingsError, UsageError
from ..reading import How
from ..settings import SettingsFile, Source
from .cells import Rules
from .presets import Kind, Preset, Record, all_aliases, read_preset
from .times import TimeRule

VERSION = 2
"""Raised when the loader reads the same file otherwise than before, so that files are taken up anew."""


@dataclass(frozen=True)
class Recipe:
    """How the files of one source are read."""

    source: Source
    preset: Preset
    how: How
    zone: str
    is_zone_stated: bool
    digest: str
    max_quarantined: float

    @property
    def nulls(self) -> Mapping[str, tuple[str, ...]]:
        """Words that mean nothing, by our column or `*`."""
        names = {*self.preset.nulls, *self.source.nulls}
        return {name: (*self.preset.nulls.get(name, ()), *self.source.nulls.get(name, ())) for name in names}

    def rules(self, file: str) -> Rules:
        """How values are read; a date order or declared forms of the source stand before the preset's."""
        order = self.source.date_order or self.preset.date_order
        times = TimeRule(self.zone, order, (*self.source.dates, *self.preset.dates))
        return Rules(times, self.source.decimal or self.preset.decimal, file)

    def headerless(self, kind: Kind) -> How:
        """How a kind without a header row is opened."""
        return replace(self.how, header=kind.header, delimiter=self.source.delimiter or kind.delimiter, ragged=kind.ragged)


def recipe_of(source: Source, settings: SettingsFile) -> Recipe:
    """The recipe of a source; SettingsError where its preset is not known or its kind says nothing."""
    preset = _preset(source, settings)
    zone = source.timezone or preset.timezone or settings.settings.project.timezone
    how = How(
        encoding=source.encoding,
        delimiter=source.delimiter,
        sheet=source.sheet,
        records=source.records or preset.records_path,
        wanted=preset.wanted() | frozenset(source.columns.values()),
    )
    decides = {**asdict(source), "name": "", "files": (), "zone": zone, "preset": preset.digest, "version": VERSION}
    digest = hashlib.sha256(json.dumps(decides, sort_keys=True, default=str).encode()).hexdigest()
    limit = settings.settings.loading.max_file_quarantined
    return Recipe(source, preset, how, zone or "UTC", zone is not None, digest, limit)


def _preset(source: Source, settings: SettingsFile) -> Preset:
    if source.preset:
        try:
            return read_preset(source.preset)
        except UsageError as error:
            place = settings.settings.sources.index(source)
            raise SettingsError(_located(settings, place, str(error))) from None
    kind = source.kind or "complaints"
    record = Record(table=kind, columns={})
    words = Kind(title=f"{kind} by the columns of the settings", records=(record,))
    return Preset(f"kind {kind}", words.title, "", (words,), digest=f"{kind} {sorted(all_aliases(kind))}", aliases=True)


def _located(settings: SettingsFile, place: int, text: str) -> str:
    try:
        settings.where("sources", place, "preset").fail(text)
    except SettingsError as error:
        return str(error)
