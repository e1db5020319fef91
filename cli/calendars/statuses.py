"""Pauses by status need every status to be known: an unknown one is an error, not a running clock."""

import re
from typing import TYPE_CHECKING

from ..settings import SettingsFile

if TYPE_CHECKING:
    import duckdb


def check_statuses(con: "duckdb.DuckDBPyConnection", settings: SettingsFile) -> list[str]:
    """Refuse a status of the log that a pausing rule does not name; warn of pausing statuses that never occur."""
    warnings: list[str] = []
    pausing = [(place, limit) for place, limit in enumerate(settings.settings.limits) if limit.paused_by]
    if not pausing:
        return []
    seen = con.execute("""
        select source, trim(status) as status, count(*) as times from events
        where trim(status) <> '' group by source, trim(status) order by source, status
    """).fetchall()
    for place, limit in pausing:
        mine = [row for row in seen if not limit.when.source or _named(row[0], limit.when.source)]
        for source, status, times in mine:
            if not _named(status, (*limit.paused_by, *limit.running_in)):
                listed = ", ".join(f'"{word}"' for word in (*limit.running_in, status))
                settings.where("limits", place, "paused_by").fail(
                    f"status {status!r} (source {source}, {times} events) is neither in paused_by nor in running_in; "
                    f"add it to paused_by, or write running_in = [{listed}]"
                )
        warnings += [
            f"limits[{place}].paused_by: no event has the status {pattern!r}"
            for pattern in limit.paused_by
            if not any(_named(status, (pattern,)) for _, status, _ in mine)
        ]
    return warnings


def _named(word: str, patterns: tuple[str, ...]) -> bool:
    """Whether one of the patterns (* = anything, case ignored) is the word."""
    return any(
        re.fullmatch(".*".join(map(re.escape, pattern.strip().lower().split("*"))), word.strip().lower(), re.DOTALL) for pattern in patterns
    )
