"""Decide for one opened file which of its columns become which of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn

from ..errors import InputRefusedError
from ..reading.staging import quoted
from ..settings import Source
from .fields import UNITS, Field, literal
from .headers import Header
from .overrides import overridden, values_of
from .presets import Kind, Preset, Record, aliases_of
from .schema import KEYS, REQUIRED, columns_of, sort_of


@dataclass(frozen=True)
class Mapped:
    """One of our columns: the SQL text that gives its raw text, the file's column to name in errors, its unit."""

    ours: str
    sort: str
    sql: str
    column: str
    factor: float = 1.0
    nested: str = ""  # SQL condition: an object stands where a value should


@dataclass(frozen=True)
class RecordPlan:
    """How one record is made of each row."""

    record: Record
    fields: tuple[Mapped, ...]
    attributes: tuple[str, ...]
    values: Mapping[str, Mapping[str, str]]

    def get(self, ours: str) -> Mapped | None:
        """The field that fills one of our columns."""
        return next((one for one in self.fields if one.ours == ours), None)


@dataclass(frozen=True)
class Plan:
    """How one file becomes records; `extra` are the columns that no mapping knows."""

    kind: Kind
    records: tuple[RecordPlan, ...]
    extra: tuple[str, ...]
    warnings: tuple[str, ...] = field(default=())

    def leads(self) -> bool:
        """Whether the first record is a complaint that the others of the row hang on."""
        return len(self.records) > 1 and self.records[0].record.table == "complaints"


def plan(header: Header, kind: Kind, preset: Preset, source: Source) -> Plan:
    """Map a file; InputRefusedError names a required column that is missing or stands twice, and the likeliest match."""
    warnings: list[str] = []
    asked = overridden(kind.records, source)
    found = [_fields(header, record, preset, source, warnings) for record in asked]
    used = {name for fields in found for one in fields.values() for name in one.used}
    tested = {column for record in kind.records for name in record.where if (column := header.find(name))}
    ignored = {column for name in kind.ignored if (column := header.find(name))}
    extra = tuple(sorted(name for name in header.names if name not in used | tested | ignored))
    kept = {name for fields in found for one in fields.values() for name in one.kept}
    parts = [name for name in header.names if any(name.startswith(f"{one}.") for one in used)]
    attributes = tuple(sorted({*extra, *kept} - set(parts)))
    leads = len(found) > 1 and kind.records[0].table == "complaints"
    records = []
    for place, (record, fields) in enumerate(zip(asked, found, strict=True)):
        mapped = tuple(one.mapped for one in fields.values())
        tested_here = {header.find(name) or name: words for name, words in record.where.items()}
        record = replace(record, where=tested_here)  # noqa: PLW2901  by the file's own names from here on
        own = () if leads and place else attributes
        records.append(RecordPlan(record, mapped, own, values_of(record, source)))
    records = [one for place, one in enumerate(records) if _needed(one, place, header)]
    return Plan(kind, tuple(records), extra, tuple(dict.fromkeys(warnings)))


def _needed(one: RecordPlan, place: int, header: Header) -> bool:
    """A further record is left out where the file lacks what it hangs on; the first may not lack anything."""
    missing = [name for name in (*REQUIRED[one.record.table], *one.record.needs) if not _given(one, name)]
    missing += [name for name in one.record.where if name not in header.names]
    if not missing:
        return True
    if place == 0 or not one.record.id:
        _refuse(header, one.record, missing[0])
    return False


def _given(one: RecordPlan, name: str) -> bool:
    return bool(one.get(name)) or name in one.record.constants


def _refuse(header: Header, record: Record, missing: str) -> NoReturn:
    names = [*(record.columns[missing].names() if missing in record.columns else ())]
    wanted = [*names, missing, *aliases_of(record.table).get(missing, ())]
    near = header.near(wanted)
    called = f" (looked for {', '.join(map(repr, names))})" if names else ""
    has = header.shown()
    likeliest = f"the likeliest match is {near!r}: " if near else ""
    raise InputRefusedError(
        f"{header.file}: no column for the required {missing}{called}; the file has: {has}; "
        f'{likeliest}set columns = {{ {missing} = "{near or "…"}" }} in the source'
    )


def choose_kind(header: Header, preset: Preset) -> Kind:
    """The kind of export that the header shows: the first that is recognised, else the one that needs no recognising."""
    for kind in preset.kinds:
        if kind.recognise and header.has_all(kind.recognise):
            return kind
    fallback = [kind for kind in preset.kinds if not kind.recognise or len(preset.kinds) == 1]
    if fallback:
        return fallback[0]
    known = "; ".join(f"{kind.title}: {', '.join(kind.recognise)}" for kind in preset.kinds)
    has = header.shown()
    raise InputRefusedError(f"{header.file}: none of the exports that preset {preset.name} knows ({known}); the file has: {has}")


@dataclass(frozen=True)
class _Found:
    mapped: Mapped
    used: tuple[str, ...]
    kept: tuple[str, ...]


def _fields(header: Header, record: Record, preset: Preset, source: Source, warnings: list[str]) -> dict[str, _Found]:
    """Each of our columns that the file can fill."""
    usual = aliases_of(record.table) if preset.aliases else {}
    found: dict[str, _Found] = {}
    taken: set[str] = set()
    for ours, one in record.columns.items():
        at = _resolve(header, record, ours, one)
        if at is None and ours in source.columns:
            at = _by_alias(header, record, ours, warnings)
        if at is not None:
            found[ours] = at
            taken |= set(at.used)
    for ours, names in usual.items():
        if ours in record.columns or ours in record.constants or ours not in columns_of(record.table):
            continue
        name = next((column for one in names if (column := header.find(one)) and column not in taken), None)
        if name:
            keep = ours == "customer_id" and name != header.find(names[0])
            found[ours] = _found(header, record, ours, [name], Field(either=(name,), keep=keep))
            taken.add(name)
    return found


def _resolve(header: Header, record: Record, ours: str, one: Field) -> _Found | None:
    name = header.first(one.either)
    if name:
        return _found(header, record, ours, [name], one)
    parts = [column for part in (*one.join, *one.first) if (column := header.find(part))]
    if not parts or (one.join and len(parts) < len(one.join) and ours in REQUIRED[record.table]):
        return None
    return _found(header, record, ours, parts, one)


def _by_alias(header: Header, record: Record, ours: str, warnings: list[str]) -> _Found | None:
    """A declared name that is a usual one may be met by another usual name of the same column, and that is said."""
    names = aliases_of(record.table).get(ours, ())
    asked = record.columns[ours].either
    from ..reading.heading import normal

    if not {normal(one) for one in asked} & {normal(one) for one in names}:
        if ours not in REQUIRED[record.table]:
            warnings.append(f"the declared column {asked[0]!r} ({ours}) is not in this file")
        return None
    name = header.first(names)
    if name is None:
        return None
    warnings.append(f"{ours}: took the column {name!r}, as the file has no {asked[0]!r}")
    return _found(header, record, ours, [name], Field(either=(name,)))


def _found(header: Header, record: Record, ours: str, names: list[str], one: Field) -> _Found:
    required = (*REQUIRED[record.table], KEYS[record.table])
    for name in names:
        if ours in required and header.is_ambiguous(name):
            raise InputRefusedError(
                f"{header.file}: the required column {name!r} ({ours}) stands more than once; "
                "leave one of them out of the export, or rename it"
            )
    cells = [quoted(name) for name in names]
    if len(cells) == 1:
        sql = cells[0]
    elif one.join:
        sql = f"nullif(concat_ws({literal(one.sep)}, {', '.join(cells)}), '')"
    else:
        sql = f"coalesce({', '.join(cells)})"
    children = [quoted(child) for name in names for child in header.children(name)]
    nested = f"{cells[0]} is null and coalesce({', '.join(children)}) is not null" if children else ""
    sort = sort_of(record.table, ours)
    mapped = Mapped(ours, sort, sql, " + ".join(names), UNITS[one.unit], nested)
    return _Found(mapped, tuple(names), tuple(names) if one.keep else ())
