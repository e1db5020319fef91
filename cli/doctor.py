"""Is the store whole? Every table is read in full, every account added up, the file held against its manifest."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import query_files
from .errors import DamagedError, OutOfMeansError, UsageError
from .invariants import INVARIANTS, LOAD_AGAIN
from .settings import SettingsFile
from .store import Job, Layout, alone, hash_of, open_database, read_facts, sync
from .terminal import safe

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and what was found (with what to do, where it is not)."""

    is_well: bool
    what: str


def examine(settings: SettingsFile) -> list[Finding]:
    """Look at everything; damage is a finding, not an exception. UsageError where there is no database yet."""
    findings = [Finding(True, f"settings: {len(settings.settings.sources)} sources, {len(settings.settings.gates)} gates")]
    path = settings.database
    if not path.exists():
        return [*findings, Finding(True, f"{path.name}: no database yet; `plaint load` makes it")]
    layout = Layout(path)
    log = path.with_name(path.name + ".wal")
    if log.exists():
        return [*findings, Finding(False, f"{log.name}: another program wrote into the database; move that file away and run doctor again")]
    published = _published(layout)
    if published is None:
        return [*findings, Finding(False, f"{path.name}: differs from what was published ({_restore(layout)})")]
    findings += [Finding(True, f"{path.name}: as published by run {published}"), *_generations(layout)]
    try:
        facts = read_facts(path)
        findings.append(Finding(True, f"schema: version {facts['schema_version']}, written by plaint {facts['plaint_version']}"))
        with open_database(path) as con:
            tables = _tables(con)
            findings += tables
            if all(finding.is_well for finding in tables):
                findings += [*_keys(con), *_invariants(con)]
    except UsageError as error:  # of an earlier plaint: sound, but not to be judged by today's tables
        findings.append(Finding(True, str(error)))
    except DamagedError as error:
        findings.append(Finding(False, f"{error} ({_restore(layout)})"))
    return findings


def back_up(settings: SettingsFile, target: Path) -> list[Finding]:
    """Examine the database and copy it to `target`, read again there; nothing is copied that is not well.

    UsageError where there is something at `target`, or no database yet.
    """
    path, part = settings.database, target.with_name(f".{target.name}.part")
    if not path.exists():
        raise UsageError(f"{path.name}: no database yet; there is nothing to back up")
    if target.exists() or target.is_symlink():
        raise UsageError(f"{target}: is there already; name another file, a backup is never overwritten")
    findings = examine(settings)
    if not all(finding.is_well for finding in findings):
        return [*findings, Finding(False, f"{target}: nothing was backed up")]
    with alone(path, Job("doctor", settings.digest)):
        try:
            shutil.copyfile(path, part)
            if hash_of(part) != hash_of(path):
                raise OutOfMeansError(f"{target}: what was written differs from the database; try another disk")
            sync(part)
            part.replace(target)
            sync(target.absolute().parent)
        finally:
            part.unlink(missing_ok=True)
    return [*findings, Finding(True, f"{target}: a copy of the database; to restore it, copy it over {path.name}")]


def _published(layout: Layout) -> str | None:
    """The run that published the file that lies there, be it put back from a backup; None where none of ours did."""
    try:
        return str(json.loads(layout.manifest(hash_of(layout.current)).read_text(encoding="utf-8"))["run_id"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _restore(layout: Layout) -> str:
    for kept in sorted(layout.generations.glob("*.duckdb"), reverse=True):
        if not kept.samefile(layout.current) and layout.manifest(hash_of(kept)).exists():
            return f"copy {kept} over it, then load again what came since"
    return "no earlier generation is whole: move it away and load the exports again"


def _tables(con: "duckdb.DuckDBPyConnection") -> list[Finding]:
    """Read every column of every table: a torn block shows only when it is read."""
    findings = []
    for query in [*query_files.of_folder("tables"), *query_files.of_folder("timeline")]:
        columns = ", ".join(f'count("{column.name}")' for column in query.columns)
        try:
            count = con.execute(f'select count(*), {columns} from "{query.name}"').fetchall()[0][0]
        except Exception as error:  # noqa: BLE001  whatever DuckDB says of a torn table is the finding
            findings.append(Finding(False, f"table {query.name}: {safe(str(error).splitlines()[0])[:160]}"))
            continue
        if query.name in {"complaints", "events", "calls", "customers", "quarantine"}:
            findings.append(Finding(True, f"table {query.name}: {count} rows"))
    return findings


def _invariants(con: "duckdb.DuckDBPyConnection") -> list[Finding]:
    """Everything that must hold between the tables."""
    findings = []
    for one in INVARIANTS:
        broken = [safe(row[0]) for row in con.execute(one.sql).fetchall()]
        findings += [Finding(False, f"{one.name}: {text}; {one.advice}") for text in broken] or [Finding(True, f"{one.name}: {one.holds}")]
    return findings


def _generations(layout: Layout) -> list[Finding]:
    """Whether the nights that are kept to be put back are as they were published."""
    kept = sorted(layout.generations.glob("*.duckdb"))
    torn = [one for one in kept if not layout.manifest(hash_of(one)).exists()]
    return [
        Finding(False, f"{one}: is none that was published here, or was damaged since; delete it, it can't be put back") for one in torn
    ] or [Finding(True, f"generations: {len(kept)} earlier nights can be put back")]


def _keys(con: "duckdb.DuckDBPyConnection") -> list[Finding]:
    findings = []
    for query in query_files.of_folder("tables"):
        key = ", ".join(f'"{name}"' for name in query.grain)
        doubled = con.execute(f'select count(*) from (select {key} from "{query.name}" group by {key} having count(*) > 1)').fetchall()
        missing = " or ".join(f'"{name}" is null' for name in query.grain)
        nameless = con.execute(f'select count(*) from "{query.name}" where {missing}').fetchall()
        if nameless != [(0,)] and query.name != "load_touches":  # a note of what a row touched lacks what the row has not
            findings.append(Finding(False, f"table {query.name}: {nameless[0][0]} rows lack a part of their key; {LOAD_AGAIN}"))
        if doubled != [(0,)]:
            findings.append(Finding(False, f"table {query.name}: {doubled[0][0]} keys stand more than once; {LOAD_AGAIN}"))
    return findings or [Finding(True, "keys: whole and unique in every table")]
