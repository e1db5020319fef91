"""The account of a load in words: what came, what it became, what could not be used."""

from typing import TYPE_CHECKING, Any

from .terminal import fail, safe, say, table, warn

if TYPE_CHECKING:
    from .loading import LoadResult

_HEADER = ("file", "source", "read", "new", "changed", "same", "quarantined", "encoding")


def tell(result: "LoadResult") -> None:
    """Print the account of every file, the reasons of the quarantine, the refusals and the warnings on stderr."""
    from .words.personal import mask

    rows = [
        (
            one.file,
            one.source,
            one.rows_read,
            one.rows_new,
            one.rows_changed,
            one.rows_same,
            one.rows_quarantined,
            one.encoding,
        )
        for one in result.files
    ]
    if rows:
        for line in table(_HEADER, rows, right=frozenset(range(2, 7))).splitlines():
            say(line)
    for one in result.files:
        if one.reasons:
            why = ", ".join(f"{count} {reason}" for reason, count in sorted(one.reasons.items()))
            warn(f"{one.file}: quarantined: {why}; `plaint quarantine` shows the rows")
        for warning in one.warnings:
            warn(f"{one.file}: {mask(warning)}")  # it may quote words of the log
    for warning in result.warnings:
        warn(mask(warning))
    for _, reason in result.refused:
        fail(reason)


def as_numbers(result: "LoadResult") -> dict[str, Any]:
    """The account as plain values: totals, and the files refused."""
    totals = {name: sum(getattr(one, f"rows_{name}") for one in result.files) for name in ("read", "new", "changed", "same", "quarantined")}
    return {**totals, "files": len(result.files), "refused": [safe(file) for file, _ in result.refused]}
