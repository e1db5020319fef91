"""What is unlike the source's earlier files: columns that came or went, far more or fewer rows."""

import json
from collections.abc import Mapping
from statistics import median
from typing import TYPE_CHECKING

from .mapping import Plan

if TYPE_CHECKING:
    import duckdb

    from .ledger import Entry

ENOUGH_FILES = 5
FAR_OFF = 3.0
"""Rows of a file against the median of the earlier ones; that many times more or fewer is said."""


def warnings(con: "duckdb.DuckDBPyConnection", entry: "Entry", plan: Plan, counts: Mapping[str, int]) -> list[str]:
    """Sentences on how the file differs from the source's earlier ones, made by the same kind of mapping."""
    rows = con.execute(
        "select header, rows_read from imports where source = ? and format = ? order by started_at, import_id",
        [entry.recipe.source.name, entry.export.format],
    ).fetchall()
    if not rows:
        return (
            [f"columns that no mapping knows: {_shown(plan.extra)}; kept as attributes"]
            if plan.extra and entry.recipe.preset.aliases
            else []
        )
    return [*_columns(entry, rows), *_size(counts["read"], [row[1] for row in rows])]


def _columns(entry: "Entry", rows: list[tuple[str | None, int]]) -> list[str]:
    """Columns that no earlier file had, and columns that all earlier files had."""
    earlier = [set(json.loads(row[0])) for row in rows if row[0]]
    if not earlier:
        return []
    here = set(entry.export.header)
    came, went = here - set.union(*earlier), set.intersection(*earlier) - here
    said = []
    if came:
        said.append(f"new columns, unlike in earlier files: {_shown(sorted(came))}")
    if went:
        said.append(f"missing columns, unlike in earlier files: {_shown(sorted(went))}")
    return said


def _size(rows: int, earlier: list[int]) -> list[str]:
    usual = median(earlier) if len(earlier) >= ENOUGH_FILES else 0
    if not usual or usual / FAR_OFF <= rows <= usual * FAR_OFF:
        return []
    return [f"{rows} rows, where the source's earlier files have {usual:g} (median of {len(earlier)})"]


def _shown(names: "tuple[str, ...] | list[str]") -> str:
    return ", ".join(repr(name) for name in names[:8]) + (", …" if len(names) > 8 else "")  # noqa: PLR2004  what a line can hold
