"""What an analysis was made by: where any of it differs from the last time, every case is derived anew."""

import hashlib
import json
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from .. import __version__, query_files
from ..settings import SettingsFile

if TYPE_CHECKING:
    import duckdb

FACT = "derived_by"
"""Name of the fingerprint in store_facts."""
_SETTINGS = ("calendars", "customer_kinds", "limit_conditions", "limits", "pausing_statuses", "subject_words")
# What a report shows, a load accepts or the project is called decides nothing about a case.
_VALUES = """
select * from settings_values
where name = 'project.timezone' or not (name like 'project.%' or name like 'report.%' or name like 'loading.%')
"""
# A registered problem takes cases from its first day on; its title, stage and owner decide nothing about a case.
_PROBLEMS = """
select problem_id, product, issue, cluster_id from problems
where opened_on is null or opened_on <= cast(timestamp '{as_of}' as date)
"""
# Working time is counted from a calendar's first day: an older time in the log moves all of it. What lies after the
# analysis only grows at its end.
_DAYS = """
select calendar, cast(day as varchar), from_second, to_second, worked_before, is_open, workday_number
from calendar_segments where day <= cast(timestamp '{as_of}' as date)
union all
select calendar, cast(starts_at as varchar), bucket, worked_from, worked_to, true, 0 from calendar_dues
where starts_at < timestamp '{as_of}'
"""
_LOADS = "loads that kept no note of what they touched"
_IMPORTS = """
select count(*) - (select count(distinct call_id) from load_touches where kind = 'imports') from imports
"""


def taken(con: "duckdb.DuckDBPyConnection", settings: SettingsFile, as_of: datetime, days_until: datetime) -> dict[str, str]:
    """The fingerprint, part by part; the names of the parts tell a person what changed.

    `as_of` is the instant of judgement; calendars are looked at up to `days_until`.
    """
    given = settings.settings
    settings_parts = [_hash_of(con, sql) for sql in (_VALUES, *(f"select * from {name}" for name in _SETTINGS))]
    return {
        "plaint or its libraries": f"{__version__} {version('duckdb')} {version('holidays')}",
        "the queries": _queries(),
        "the settings": _digest(*settings_parts, repr(given.teams), repr(given.calendars)),
        "the phrase lists": str(con.execute("select min(lists_version), max(lists_version) from words_scanned").fetchall()[0]),
        "the registered problems": _hash_of(con, _PROBLEMS.format(as_of=as_of)),
        "the days of the calendars": _hash_of(con, _DAYS.format(as_of=days_until)),
        _LOADS: str(con.execute(_IMPORTS).fetchall()[0][0]),
    }


def known(con: "duckdb.DuckDBPyConnection") -> dict[str, str] | None:
    """The fingerprint of the analysis in the database; None before the first."""
    found = con.execute("select value from store_facts where name = ?", [FACT]).fetchall()
    return dict(json.loads(found[0][0])) if found else None


def loads_are_noted(con: "duckdb.DuckDBPyConnection") -> bool:
    """Whether load_touches names all that was loaded since the last analysis; an older version keeps no such notes."""
    last = known(con)
    return last is not None and last.get(_LOADS) == str(con.execute(_IMPORTS).fetchall()[0][0])


def keep(con: "duckdb.DuckDBPyConnection", parts: dict[str, str]) -> None:
    """Write the fingerprint of this analysis down; call inside its transaction."""
    forget(con)
    con.execute("insert into store_facts (name, value) values (?, ?)", [FACT, json.dumps(parts, sort_keys=True)]).fetchall()


def forget(con: "duckdb.DuckDBPyConnection") -> None:
    """Have the next analysis derive every case."""
    con.execute("delete from store_facts where name = ?", [FACT]).fetchall()


def _queries() -> str:
    run = [f"{query.name}\n{query.sql}" for query in query_files.run_order()]
    return _digest(query_files.engine_vocabulary("duckdb"), *run)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _hash_of(con: "duckdb.DuckDBPyConnection", sql: str) -> str:
    """A hash of the rows of `sql`, whatever their order."""
    rows = con.execute(f"select count(*), coalesce(sum(cast(hash(cast(told as varchar)) as hugeint)), 0) from ({sql}) as told").fetchall()
    return str(rows[0])
