"""Is the store whole? Every table is read in full, every account added up, the file held against its manifest."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import query_files
from .errors import DamagedError
from .settings import SettingsFile
from .store import Layout, hash_of, open_database, read_facts
from .terminal import safe

if TYPE_CHECKING:
    import duckdb

_ACCOUNT = """
select file, rows_read, rows_new + rows_changed + rows_same + rows_quarantined from imports
where rows_read <> rows_new + rows_changed + rows_same + rows_quarantined
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
    manifest = layout.manifest(hash_of(path))
    if not manifest.exists():
        return [*findings, Finding(False, f"{path.name}: differs from what was published ({_restore(layout)})")]
    findings.append(Finding(True, f"{path.name}: as published by run {json.loads(manifest.read_text(encoding='utf-8'))['run_id']}"))
    try:
        read_facts(path)
        with open_database(path) as con:
            findings += [*_tables(con), *_accounts(con), *_keys(con)]
    except DamagedError as error:
        findings.append(Finding(False, f"{error} ({_restore(layout)})"))
    return findings


def _restore(layout: Layout) -> str:
    kept = sorted(layout.generations.glob("*.duckdb"))
    if not kept:
        return "no earlier generation is kept: move it away and load the exports again"
    return f"copy {kept[-1]} over it, then load again what came since"


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


def _keys(con: "duckdb.DuckDBPyConnection") -> list[Finding]:
    findings = []
    for query in query_files.of_folder("tables"):
        key = ", ".join(f'"{name}"' for name in query.grain)
        doubled = con.execute(f'select count(*) from (select {key} from "{query.name}" group by {key} having count(*) > 1)').fetchall()
        if doubled != [(0,)]:
            findings.append(Finding(False, f"table {query.name}: {doubled[0][0]} keys stand more than once"))
    return findings or [Finding(True, "keys: unique in every table")]
