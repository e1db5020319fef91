"""Decide how much an analysis has to derive, do it, and note what it was made by."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from .. import apart, engine, query_files
from ..query_files import QueryFile
from ..settings import SettingsFile
from . import fingerprint, near
from .deriving import Deriving, LookupChangedError

if TYPE_CHECKING:
    import duckdb

MOST = 0.3
"""Share of the cases from which deriving all of them costs no more than picking them out."""


def derive_changed(
    con: "duckdb.DuckDBPyConnection",
    settings: SettingsFile,
    as_of: datetime,
    on_step: Callable[[QueryFile], None],
    elsewhere: engine.Deriver | None = None,
) -> str:
    """Fill timeline and findings as of `as_of`, of as few cases as may be; gives a sentence that says of how many and why.

    `elsewhere` derives every case on another engine; the next analysis here does so too, since its last digits may differ.
    Call inside a transaction of a work copy, after the settings' tables are written and new texts are read; before every
    case is derived once more, and before each step of deriving a log in parts, that transaction is committed and another begun.
    """
    if elsewhere:
        elsewhere(con, as_of, on_step)
        fingerprint.forget(con)
        return "judged every case: on another engine"
    before = _last(con)
    said = _why_all(con, settings, before, as_of)
    if not said and before:
        near_cases, cases = near.find(con, before, as_of)
        if near_cases > MOST * cases:
            said = f"{near_cases} of {cases} are open or changed, or of the same customers"
        else:
            try:
                Deriving(con, as_of).run(on_step)
            except LookupChangedError as changed:
                said = f"the log changed in {changed}"
            else:
                _note(con, settings, as_of)
                return f"judged anew: {near_cases} cases, open or changed or of the same customers, of {cases}"
    if before:
        _make_room(con)

    def step(query: QueryFile) -> None:
        apart.keep_so_far(con)
        on_step(query)

    engine.derive(con, as_of, step)
    _note(con, settings, as_of)
    return f"judged every case: {said}"


def _make_room(con: "duckdb.DuckDBPyConnection") -> None:
    """Empty what is derived, and give its blocks back to what is derived next.

    Blocks are free only after a commit and a checkpoint; in one transaction old and new rows stand side by side, and the
    database has to be written once more without the old ones.
    """
    for name in ("findings", *(query.name for query in query_files.of_folder("timeline"))):
        con.execute(f'delete from "{name}"').fetchall()
    for statement in ("commit", "checkpoint", "begin"):
        con.execute(statement).fetchall()


def _why_all(con: "duckdb.DuckDBPyConnection", settings: SettingsFile, before: datetime | None, as_of: datetime) -> str:
    """Why every case has to be derived; empty = it need not be so."""
    known = fingerprint.known(con)
    if known is None or before is None:
        return "this is the first analysis"
    if as_of < before:
        return "the analysis before was of a later time"
    if as_of.microsecond or before.microsecond:
        return "judged as of a fraction of a second"
    now = fingerprint.taken(con, settings, as_of, before)
    changed = [part for part, value in now.items() if known.get(part) != value]
    return f"changed since the last analysis: {', '.join(changed)}" if changed else ""


def _last(con: "duckdb.DuckDBPyConnection") -> datetime | None:
    found = con.execute("select value from store_facts where name = 'as_of'").fetchall()
    return datetime.fromisoformat(found[0][0]) if found else None


def _note(con: "duckdb.DuckDBPyConnection", settings: SettingsFile, as_of: datetime) -> None:
    """Keep the fingerprint, and forget what the loads touched: it has been seen to."""
    con.execute("delete from load_touches").fetchall()
    fingerprint.keep(con, fingerprint.taken(con, settings, as_of, as_of))
