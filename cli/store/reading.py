"""Open the published database to read: only tables, nothing outside, nothing written, never blocked by a load."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .. import engine
from ..errors import BusyError, DamagedError, UsageError
from .files import Layout

if TYPE_CHECKING:
    import duckdb

SPILL = "16GB"
"""What a reader may spill beside the database at most: a condition of a user's must not fill the disk."""


@contextmanager
def open_database(path: Path, *, memory_limit: str = "2GB", sealed: bool = True) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A locked-down, read-only connection; UsageError where there is no database yet, DamagedError where it can't be read.

    `sealed` False lets it write other files (an export); then no text of a user may come near its SQL.
    """
    import duckdb

    if not path.exists():
        raise UsageError(f"{path.name}: no database yet; run `plaint load` first")
    try:
        spill = Layout(path).folder / f"read-{os.getpid()}"  # of its own: two readers' spilled blocks would share names
        con = engine.connect(
            str(path), read_only=True, means=engine.Means(memory_limit, temp_directory=str(spill), max_temp_directory_size=SPILL)
        )
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise BusyError(f"{path.name}: another program has the database open for writing; close it and try again") from None
        raise DamagedError(f"{path.name}: can't be opened ({_first_line(error)}); `plaint doctor` says what to do") from None
    except duckdb.Error as error:
        raise DamagedError(f"{path.name}: can't be opened ({_first_line(error)}); `plaint doctor` says what to do") from None
    try:
        if sealed:
            con.execute("set enable_external_access = false")
            con.execute("set lock_configuration = true")
        yield con
    finally:
        con.close()


def read_facts(path: Path, *, to_change: bool = False) -> dict[str, str]:
    """What the database says of itself (table store_facts).

    DamagedError where a later plaint wrote it, or none; UsageError where an earlier one did, unless it is `to_change`: a run
    that changes the database brings it up to date.
    """
    import duckdb

    with open_database(path) as con:
        try:
            facts = facts_of(con)
        except duckdb.CatalogException:
            raise DamagedError(f"{path.name}: is a database, but none of plaint's; name another in [project] database") from None
    found = facts.get("schema_version", "")
    if not found.isdigit() or not 1 <= int(found) <= engine.SCHEMA_VERSION:
        raise DamagedError(
            f"{path.name}: has schema {found or 'of no version'}, this plaint ({engine.SCHEMA_VERSION}) can't use it; "
            "use the plaint that wrote it, or move the file away and load the exports again"
        )
    if not to_change and facts.get("tables") != engine.tables_digest():
        raise UsageError(
            f"{path.name}: plaint {facts.get('plaint_version')} wrote it with other tables; "
            "run `plaint analyze` or `plaint nightly` once, which brings it up to date"
        )
    return facts


def facts_of(con: "duckdb.DuckDBPyConnection") -> dict[str, str]:
    """What the open database says of itself."""
    return dict(con.execute("select name, value from store_facts").fetchall())


def analyzed_as_of(facts: dict[str, str]) -> datetime | None:
    """The instant that the last analysis judged by (naive UTC); None before the first."""
    return datetime.fromisoformat(facts["as_of"]) if "as_of" in facts else None


def was_loaded_since(path: Path) -> bool:
    """Whether a load changed rows since the last analysis, so that the analysis tells of an older log."""
    with open_database(path) as con:
        return bool(con.execute("select count(*) from load_touches where kind <> 'imports'").fetchall()[0][0])


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200]
