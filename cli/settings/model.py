"""The settings as checked values: what plaint.toml may hold, one dataclass a table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from .calling import Calls, Value
from .check import Where
from .clocks import Calendar, Limit, check_calendars, check_limits, check_zone
from .gate import Gate
from .judging import Judging
from .recurring import Recurring
from .wording import Wording

_MEMORY = re.compile(r"[0-9]{1,6}(\.[0-9]{1,3})? ?[KMGT]i?B")
Kind = Literal["complaints", "events", "calls", "customers"]
Values = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Project:
    """[project]: names, places, language."""

    name: str = "Complaints"  # of the company or desk, as the report shows it
    timezone: str | None = None  # of naive times, unless a source says otherwise; None = UTC, with a warning
    language: Literal["en", "zh"] = "en"  # of the report
    database: str = "plaint.duckdb"  # relative to the settings file
    reports: str = "reports"  # folder of the reports
    memory_limit: str = "2GB"  # what DuckDB may use; beyond it, it spills to disk

    def check(self, where: Where) -> None:
        """The zone must exist, paths must be paths, the memory an amount."""
        check_zone(self.timezone, where)
        for key, path in (("database", self.database), ("reports", self.reports)):
            if not path.strip() or not path.isprintable():
                where.at(key).fail("is no path; it must not be empty or hold control codes")
        if not _MEMORY.fullmatch(self.memory_limit):
            where.at("memory_limit").fail(f"{self.memory_limit!r} is no amount of memory; write 500MB or 2GB")


@dataclass(frozen=True)
class Source:
    """[[sources]]: one system's export: where its files are and how they map to our tables.

    Entries may share a name: a system that exports complaints, events and calls is one source with an entry for each,
    and a case is known by (source, complaint_id) in all of them.
    """

    name: str  # of the system; entries of one system share it
    preset: str | None = None  # `plaint presets` lists them
    kind: Kind | None = None  # without a preset: what a row is
    files: tuple[str, ...] = ()  # globs, folders, files, `-` for standard input
    columns: Mapping[str, str] = field(default_factory=dict)  # ours = theirs; stands before the preset
    values: Values = field(default_factory=dict)  # our column = { their word = ours }
    timezone: str | None = None  # IANA name; of its times without an offset
    encoding: str | None = None  # where it is not found by itself
    delimiter: str | None = None  # where it is not found by itself
    sheet: str | None = None  # of an Excel book; default: the first that has the columns
    records: str | None = None  # path to the records of a JSON document, such as data.list
    date_order: Literal["day-first", "month-first"] | None = None  # where the whole column leaves it open
    dates: tuple[str, ...] = ()  # declared forms beside the usual ones: "excel", "epoch", "epoch_ms", or a strptime pattern
    decimal: Literal[".", ","] | None = None  # where numbers leave it open
    nulls: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # our column = words that mean nothing

    def check(self, where: Where) -> None:
        """Either a preset or a kind says what the rows are."""
        check_zone(self.timezone, where)
        if not self.preset and not self.kind:
            where.fail("preset or kind is missing; `plaint presets` lists the presets, "
                       "kind is complaints, events, calls or customers")  # fmt: skip
        if self.kind and not self.preset and not self.columns:
            where.fail("columns is missing: with kind, say which of the file's columns are ours (ours = theirs)")
        for place, form in enumerate(self.dates):
            if form not in {"excel", "epoch", "epoch_ms"} and ("%" not in form or not _STRPTIME.fullmatch(form)):
                where.at("dates", place).fail(f"{form!r} is neither excel, epoch, epoch_ms nor a strptime pattern such as %d.%m.%Y")


_STRPTIME = re.compile(r"(?:[^%]|%[abcdfghjmnpuwxyzABGHIMSTUVWXYZ%]|%-[djmyHIMS])*")
"""A pattern of the codes that DuckDB's strptime knows."""


@dataclass(frozen=True)
class Teams:
    """[teams]: patterns with *; the longest that matches a team wins."""

    front: tuple[str, ...] = ()  # teams of the front office
    back: tuple[str, ...] = ()  # teams of the back office

    def check(self, where: Where) -> None:
        """One pattern can't be both."""
        for pattern in set(self.front) & set(self.back):
            where.at("back").fail(f"{pattern!r} stands under front too; a pattern belongs to one office")


@dataclass(frozen=True)
class Loading:
    """[loading]: what a load accepts."""

    max_quarantined: float = 0.01  # share of a load's rows; above it the run ends 3
    max_file_quarantined: float = 1.0  # share of one file's rows; above it the file is refused


@dataclass(frozen=True)
class Report:
    """[report]: what the pages may show, and how many nights are kept."""

    keep: int = 0  # nights that are kept; 0 = all
    list_rows: int = 0  # rows that a case list beside the report has at most, for logs of millions; 0 = all
    allow_unmask: bool = False  # whether --unmask may show personal data
    coaching_per_person: bool = False  # whether the coaching sheet has a page for each person beside those of the teams

    def check(self, where: Where) -> None:
        """A list has at least the rows that the page and report.json show of it."""
        if self.list_rows and self.list_rows < 1000:  # noqa: PLR2004  twice what report.json holds
            where.at("list_rows").fail("must be 0 (all rows) or at least 1000")


@dataclass(frozen=True)
class Clocks:
    """[clocks]: how clocks are reported."""

    at_risk: float = 0.8  # share of the limit; an open clock that has used more is at risk

    def check(self, where: Where) -> None:
        """A share of the limit lies between 0 and 1."""
        if not 0 < self.at_risk < 1:
            where.at("at_risk").fail(f"{self.at_risk} is no share of a limit; write a number between 0 and 1")


@dataclass(frozen=True)
class Settings:
    """All of plaint.toml. `folder` is where relative paths start; `digest` identifies the text."""

    project: Project = field(default_factory=Project)
    sources: tuple[Source, ...] = ()
    teams: Teams = field(default_factory=Teams)
    clocks: Clocks = field(default_factory=Clocks)
    calendars: tuple[Calendar, ...] = ()
    limits: tuple[Limit, ...] = ()
    gates: tuple[Gate, ...] = ()
    loading: Loading = field(default_factory=Loading)
    report: Report = field(default_factory=Report)
    calls: Calls = field(default_factory=Calls)
    value: Value = field(default_factory=Value)
    judging: Judging = field(default_factory=Judging)
    recurring: Recurring = field(default_factory=Recurring)
    words: Wording = field(default_factory=Wording)

    def check(self, where: Where) -> None:
        """Names must be unique and refer to what is there."""
        named = tuple(dict.fromkeys(one.name for one in self.sources))
        check_calendars(self.calendars, where.at("calendars"))
        check_limits(self.limits, self.calendars, named, where.at("limits"))
        exports = [(one.name, one.preset, one.kind) for one in self.sources]
        for place, export in enumerate(exports):
            if export in exports[:place]:
                where.at("sources", place, "name").fail(
                    f"{export[0]!r} is there twice with the same preset and kind; put its files into one entry"
                )


@dataclass(frozen=True)
class SettingsFile:
    """Checked settings with the file they come from."""

    path: Path
    settings: Settings
    text: str
    digest: str  # sha256 of the text

    @property
    def folder(self) -> Path:
        """Where relative paths start."""
        return self.path.parent

    @property
    def judged_by(self) -> str:
        """What tells the settings that decide verdicts from others: a hash of all but sources, gates, loading, report and names."""
        import hashlib

        one = self.settings
        parts = (one.project.timezone, one.teams, one.clocks, one.calendars, one.limits, one.calls, one.value, one.judging)
        return hashlib.sha256(repr((parts, one.recurring, one.words)).encode()).hexdigest()[:16]

    def where(self, *path: str | int) -> Where:
        """A place in the file, to fail at."""
        return Where(self.path.name, self.text, path)

    @property
    def database(self) -> Path:
        """The published database."""
        return self.folder / self.settings.project.database

    @property
    def reports(self) -> Path:
        """The folder of the reports."""
        return self.folder / self.settings.project.reports
