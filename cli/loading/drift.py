"""What is unlike the source's earlier files: columns that came or went, far more or fewer rows, a file that does not come."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from .mapping import Plan

if TYPE_CHECKING:
    import duckdb

    from .ledger import Entry

ENOUGH_FILES = 5
MENDED = " (mended rows)"
ALIKE = 0.75
FAR_OFF = 3.0
"""Rows of a file, or the time since the newest record, against the usual; that many times more or fewer is said."""


@dataclass(frozen=True)
class Drift:
    """Columns that came, went, or seem to have got another name, and sentences on all that is unlike the earlier files."""

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def compare(con: "duckdb.DuckDBPyConnection", entry: "Entry", kind: str, here: tuple[Plan, int]) -> Drift:
    """How the file, with its plan and number of rows, differs from the source's earlier ones of the same kind of export."""
    plan, rows_read = here
    if kind.endswith(MENDED):
        return Drift()
    mine = [entry.recipe.source.name, kind]
    files, usual = con.execute("select count(*), median(rows_read) from imports where source = ? and kind = ?", mine).fetchall()[0]
    if not files:
        unknown = plan.extra if entry.recipe.preset.aliases else ()
        said = [f"columns that no mapping knows: {shown(unknown)}; kept as attributes"] if unknown else []
        return Drift(warnings=tuple(said))
    headers, names = _headers(con, mine), entry.export.header
    came = sorted(set(names).difference(*headers))
    went = sorted(set(headers[-1]).intersection(*headers) - set(names))
    renamed = _renamed(headers[-1], names, (went, came))
    groups = (
        ("columns that seem renamed", [f"{old} → {new}" for old, new in renamed.items()]),
        ("new columns, unlike in earlier files", [name for name in came if name not in renamed.values()]),
        ("missing columns, unlike in earlier files", [name for name in went if name not in renamed]),
    )
    said = [f"{what}: {shown(them)}" for what, them in groups if them]
    return Drift(tuple(came), tuple(went), renamed, (*said, *_size(rows_read, files, usual)))


def _headers(con: "duckdb.DuckDBPyConnection", mine: list[str]) -> list[list[str]]:
    """Every header that the source's files of a kind had, that of the last file last."""
    rows = con.execute(
        """
        select header from imports where source = ? and kind = ?
        qualify row_number() over (partition by header order by started_at desc, import_id desc) = 1
        order by started_at, import_id
        """,
        mine,
    ).fetchall()
    return [json.loads(header) for (header,) in rows]


def _renamed(before: Sequence[str], here: Sequence[str], odd: tuple[list[str], list[str]]) -> dict[str, str]:
    """Which of the columns that went came back under another name: one much like it, or one in its place."""
    went, came = odd
    found: dict[str, str] = {}
    for old in went:
        left = [name for name in came if name not in found.values()]
        near = get_close_matches(old.casefold(), [name.casefold() for name in left], n=1, cutoff=ALIKE)
        place = before.index(old)
        if near:
            found[old] = next(name for name in left if name.casefold() == near[0])
        elif len(before) == len(here) and here[place] in left:
            found[old] = here[place]
    return found


def late(con: "duckdb.DuckDBPyConnection", sources: Sequence[str], now: datetime) -> list[str]:
    """Sentences on sources that usually tell of something far more often than they did of late; `now` is naive UTC."""
    found = con.execute(
        """
        with told as (
            select source, import_id, received_at as told_at from complaints where received_at <= $now
            union all
            select source, import_id, "at" as told_at from events where "at" <= $now
            union all
            select source, import_id, started_at as told_at from calls where started_at <= $now
        ),
        files as (select source, max(told_at) as newest_at from told group by source, import_id),
        steps as (
            select source, newest_at,
                epoch(newest_at - lag(newest_at) over (partition by source order by newest_at)) as seconds
            from files
        )
        select source, epoch($now - max(newest_at)), median(seconds) filter (where seconds > 0) from steps
        where source in (select unnest($sources))
        group by source having count(*) > $enough order by source
        """,
        {"now": now, "sources": list(sources), "enough": ENOUGH_FILES},
    ).fetchall()
    return [
        f"{source}: nothing newer than {quiet / 3600:.0f} hours, where its files usually come {usual / 3600:.0f} hours apart: "
        "is one late or missing?"
        for source, quiet, usual in found
        if usual and quiet > usual * FAR_OFF
    ]


def _size(rows: int, files: int, usual: float) -> list[str]:
    if files < ENOUGH_FILES or not usual or usual / FAR_OFF <= rows <= usual * FAR_OFF:
        return []
    return [f"{rows} rows, where the source's earlier files have {usual:g} (median of {files})"]


def shown(names: Sequence[str], most: int = 8) -> str:
    """The first few names, as a line can hold them."""
    return ", ".join(repr(name) for name in names[:most]) + (", …" if len(names) > most else "")
