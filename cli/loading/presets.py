"""Presets: how the exports of a known system map to our tables, one TOML file a system."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from ..errors import UsageError
from ..settings import Where, build
from .fields import Field, parse_field

PACKAGE = f"{__package__.rpartition('.')[0]}.presets"
Table = Literal["complaints", "events", "calls", "customers"]
Words = Mapping[str, str]


@dataclass(frozen=True)
class Record:
    """One record that each row of an export makes: its table, and where its columns come from.

    `id` names records derived from a row that is about something else (event_id = complaint_id:id). `needs` are
    our columns that must be filled, `where` the words that the file's columns must hold, for there to be a record.
    `values` map the system's words (any width and case) to ours; `*` stands for every other word.
    `reported` are fields whose unknown words are reported although they are kept.
    """

    table: Table
    columns: Mapping[str, Field]
    id: str = ""
    needs: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Words] = field(default_factory=dict)
    constants: Words = field(default_factory=dict)
    id_form: Literal["strict", "any"] = "strict"


@dataclass(frozen=True)
class Kind:
    """One kind of export of a system: `recognise` are column names that only it has.

    `signs` are further sets of names and `looks` what cells of a headerless file look like, for `plaint init` alone.
    """

    title: str
    records: tuple[Record, ...]
    recognise: tuple[str, ...] = ()
    header: tuple[str, ...] = ()  # the export has no header row: these are its columns
    delimiter: str | None = None  # only with `header`
    ragged: bool = False  # only with `header`: rows may leave out fields at their end
    reshape: str = ""  # SQL over the table `export` that gives the rows to map; `line` and, for rows made of several, `legs`
    expects: tuple[str, ...] = ()  # columns that `reshape` names: where the file lacks one it is empty
    ignored: tuple[str, ...] = ()  # columns that say nothing and are not kept as attributes
    signs: tuple[tuple[str, ...], ...] = ()
    looks: Mapping[str, str] = field(default_factory=dict)  # only with `header`: column = regular expression


@dataclass(frozen=True)
class Preset:
    """A system: its kinds of export, and how it writes times, numbers and nothing."""

    name: str
    title: str
    about: str
    kinds: tuple[Kind, ...]
    digest: str = ""
    timezone: str | None = None
    date_order: Literal["day-first", "month-first"] | None = None
    dates: tuple[str, ...] = ()
    decimal: Literal[".", ","] | None = None
    nulls: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # our column, or * = words that mean nothing
    records_path: str | None = None  # path to the records of a JSON document
    aliases: bool = False  # our columns are also found by their usual names

    def wanted(self) -> frozenset[str]:
        """Every column name of the system's that a mapping knows."""
        names = {name for kind in self.kinds for name in kind.recognise}
        for kind in self.kinds:
            for record in kind.records:
                names |= {name for one in record.columns.values() for name in one.names()} | set(record.where)
        if self.aliases:
            names |= {alias for record in self.kinds[0].records for alias in all_aliases(record.table)}
        return frozenset(names)


def preset_names() -> tuple[str, ...]:
    """The names of all presets."""
    entries = (entry.name for entry in files(PACKAGE).iterdir())
    return tuple(sorted(name[:-5] for name in entries if name.endswith(".toml") and not name.startswith("_")))


@cache
def read_preset(name: str) -> Preset:
    """The preset called `name`; UsageError names the nearest where there is none."""
    if name not in preset_names():
        near = get_close_matches(name, preset_names(), n=1)
        hint = f"did you mean {near[0]}?" if near else "`plaint presets` lists them"
        raise UsageError(f"there is no preset {name!r}; {hint}")
    text = files(PACKAGE).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return parse_preset(name, text)


def parse_preset(name: str, text: str) -> Preset:
    """Check the text of a preset; SettingsError names file, line and key."""
    where = Where(f"{name}.toml", text)
    raw = tomllib.loads(text)
    many = raw.get("kinds", [])
    kinds = tuple(_kind(one, where.at("kinds", place)) for place, one in enumerate(many)) or (_kind(_only(raw), where),)
    known = {key: value for key, value in raw.items() if key not in ("kinds", *_KIND_KEYS)}
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = build(_Head, known, where)
    return Preset(name=name, kinds=kinds, digest=digest, **vars(made))


_KIND_KEYS = ("recognise", "records", "header", "delimiter", "ragged", "reshape", "expects", "ignored", "signs", "looks")


@dataclass(frozen=True)
class _Head:
    """The top of a preset: all but its kinds."""

    title: str
    about: str
    timezone: str | None = None
    date_order: Literal["day-first", "month-first"] | None = None
    dates: tuple[str, ...] = ()
    decimal: Literal[".", ","] | None = None
    nulls: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    records_path: str | None = None
    aliases: bool = False


def _only(raw: dict[str, Any]) -> dict[str, Any]:
    """A preset with one kind of export states it at the top."""
    return {"title": raw.get("title"), **{key: raw[key] for key in _KIND_KEYS if key in raw}}


def _kind(raw: dict[str, Any], where: Where) -> Kind:
    records = tuple(_record(one, where.at("records", place)) for place, one in enumerate(raw.get("records", [])))
    if not records:
        where.fail("a kind of export needs [[records]]")
    shell = build(_KindShell, {key: value for key, value in raw.items() if key != "records"}, where)
    return Kind(records=records, **vars(shell))


@dataclass(frozen=True)
class _KindShell:
    """A kind of export without its records."""

    title: str
    recognise: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    delimiter: str | None = None
    ragged: bool = False
    reshape: str = ""
    expects: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    signs: tuple[tuple[str, ...], ...] = ()
    looks: Mapping[str, str] = field(default_factory=dict)


def _record(raw: dict[str, Any], where: Where) -> Record:
    columns = {ours: parse_field(theirs, where.at("columns", ours)) for ours, theirs in raw.get("columns", {}).items()}
    shell = build(_Shell, {key: value for key, value in raw.items() if key != "columns"}, where)
    return replace(Record(table=shell.table, columns=columns), **vars(shell))


@dataclass(frozen=True)
class _Shell:
    """A record without its columns."""

    table: Table
    id: str = ""
    needs: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Words] = field(default_factory=dict)
    constants: Words = field(default_factory=dict)
    id_form: Literal["strict", "any"] = "strict"


@cache
def aliases_of(table: str) -> Mapping[str, tuple[str, ...]]:
    """Usual header names, English and Chinese, of our columns of a table; the first is the likeliest."""
    text = files(PACKAGE).joinpath("_aliases.toml").read_text(encoding="utf-8")
    return {ours: tuple(names) for ours, names in tomllib.loads(text).get(table, {}).items()}


@cache
def all_aliases(table: str) -> frozenset[str]:
    """All usual header names of a table's columns."""
    return frozenset(name for names in aliases_of(table).values() for name in names)
