"""What is unlike the source's earlier files: columns that came or went, far more or fewer rows."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from .mapping import Plan

if TYPE_CHECKING:
    import duckdb

    from .ledger import Entry

ENOUGH_FILES = 5
FAR_OFF = 3.0
"""Rows of a file against the median of the earlier ones; that many times more or fewer is said."""


@dataclass(frozen=True)
class Drift:
    """Columns that came and went, and sentences on all that is unlike the earlier files."""

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def compare(con: "duckdb.DuckDBPyConnection", entry: "Entry", plan: Plan, rows_read: int) -> Drift:
    """How the file differs from the source's earlier ones of the same kind of export."""
    rows = con.execute(
        "select header, rows_read from imports where source = ? and kind = ? order by started_at, import_id",
        [entry.recipe.source.name, plan.kind.title],
    ).fetchall()
    if not rows:
        unknown = plan.extra if entry.recipe.preset.aliases else ()
        said = [f"columns that no mapping knows: {_shown(unknown)}; kept as attributes"] if unknown else []
        return Drift(warnings=tuple(said))
    earlier, here = [set(json.loads(row[0])) for row in rows], set(entry.export.header)
    came, went = sorted(here - set.union(*earlier)), sorted(set.intersection(*earlier) - here)
    said = [f"{what} columns, unlike in earlier files: {_shown(names)}" for what, names in (("new", came), ("missing", went)) if names]
    return Drift(tuple(came), tuple(went), (*said, *_size(rows_read, [row[1] for row in rows])))


def _size(rows: int, earlier: list[int]) -> list[str]:
    usual = median(earlier) if len(earlier) >= ENOUGH_FILES else 0
    if not usual or usual / FAR_OFF <= rows <= usual * FAR_OFF:
        return []
    return [f"{rows} rows, where the source's earlier files have {usual:g} (median of {len(earlier)})"]


def _shown(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names[:8]) + (", …" if len(names) > 8 else "")  # noqa: PLR2004  what a line can hold
