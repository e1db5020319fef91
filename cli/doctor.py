"""Is the store whole? Every table is read in full, every account added up, the file held against its manifest."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import query_files
from .errors import DamagedError, OutOfMeansError, UsageError
from .settings import SettingsFile
from .store import Job, Layout, alone, hash_of, open_database, read_facts, sync
from .terminal import safe

if TYPE_CHECKING:
    import duckdb

_ACCOUNT = """
select file, rows_read, rows_new + rows_changed + rows_same + rows_quarantined from imports
where rows_read <> rows_new + rows_changed + rows_same + rows_quarantined
"""
_VERDICTS = """
select code, count(*) from findings
where (select count(*) from cases) > 0
group by code having count(*) <> (select count(*) from cases)
    or count(*) filter (where verdict in ('pass', 'fail', 'unknown', 'n/a')) <> count(*)
order by code
"""


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
    findings.append(Finding(True, f"{path.name}: as published by run {published}"))
    try:
        facts = read_facts(path)
        findings.append(Finding(True, f"schema: version {facts['schema_version']}, written by plaint {facts['plaint_version']}"))
        with open_database(path) as con:
            findings += [*_tables(con), *_accounts(con), *_keys(con), *_verdicts(con)]
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


def _accounts(con: "duckdb.DuckDBPyConnection") -> list[Finding]:
    wrong = con.execute(_ACCOUNT).fetchall()
    if wrong:
        return [Finding(False, f"{safe(file)}: {read} rows read, but {told} accounted for; load it again") for file, read, told in wrong]
    count = con.execute("select count(*) from imports").fetchall()[0][0]
    return [Finding(True, f"accounts: read = new + changed + same + quarantined in all {count} imports")]


def _verdicts(con: "duckdb.DuckDBPyConnection") -> list[Finding]:
    """Every check has one of the four verdicts on every case."""
    wrong = con.execute(_VERDICTS).fetchall()
    if wrong:
        return [
            Finding(False, f"verdicts: check {safe(code)} has {count}, not one for each case; run `plaint analyze`")
            for code, count in wrong
        ]
    return [Finding(True, "verdicts: one of four for every case and check")]


def _keys(con: "duckdb.DuckDBPyConnection") -> list[Finding]:
    findings = []
    for query in query_files.of_folder("tables"):
        key = ", ".join(f'"{name}"' for name in query.grain)
        doubled = con.execute(f'select count(*) from (select {key} from "{query.name}" group by {key} having count(*) > 1)').fetchall()
        if doubled != [(0,)]:
            findings.append(Finding(False, f"table {query.name}: {doubled[0][0]} keys stand more than once"))
    return findings or [Finding(True, "keys: unique in every table")]
