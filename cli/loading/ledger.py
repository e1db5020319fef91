"""The ledger of imports, the quarantine, and the words nobody knows: written in the transaction of the rows."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..reading import Account, Export, written
from .drift import Drift
from .recipe import Recipe
from .rows import STAGED, TypedRecord
from .values import words_of

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Entry:
    """Which import this is."""

    recipe: Recipe
    export: Export
    import_id: str
    run_id: str
    started: datetime


def known_import(con: "duckdb.DuckDBPyConnection", import_id: str) -> int | None:
    """Rows read by that import, or None where it never was."""
    found = con.execute("select rows_read from imports where import_id = ?", [import_id]).fetchall()
    return int(found[0][0]) if found else None


def write_quarantine(
    con: "duckdb.DuckDBPyConnection", staging: "duckdb.DuckDBPyConnection", entry: Entry, records: list[TypedRecord]
) -> Mapping[str, int]:
    """Write every cell and row that could not be used, with its raw text; gives rows by reason (the first of a row)."""
    union = " union all ".join(f"select * from {one.problems}" for one in records)
    cells = staging.execute(
        "select line, column_name, any_value(reason order by reason), any_value(expected order by reason), "
        f"any_value(value order by reason) from ({union}) group by line, column_name order by line, column_name"
    ).fetchall()
    raw = entry.export.raw_lines({cell[0] for cell in cells}) if cells else {}
    rejects = staging.execute(f"select line, column_name, reason, expected, value, raw from {STAGED}_rejects order by line").fetchall()
    rows = [(*cell, raw.get(cell[0], "")) for cell in cells] + rejects
    _close_superseded(con, entry)
    _insert(con, entry, rows)
    first: dict[int, str] = {}
    for row in rows:
        first.setdefault(row[0], row[2])
    counts: dict[str, int] = {}
    for reason in first.values():
        counts[reason] = counts.get(reason, 0) + 1
    return dict(sorted(counts.items()))


def _insert(con: "duckdb.DuckDBPyConnection", entry: Entry, rows: list[tuple[object, ...]]) -> None:
    if not rows:
        return
    import pyarrow as pa

    names = ("line", "column_name", "reason", "expected", "value", "raw")
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    types = {name: pa.int64() if name == "line" else pa.string() for name in names}
    con.register("arriving_bad", pa.table({name: pa.array(columns[name], types[name]) for name in names}))
    con.execute(
        f"insert into quarantine (import_id, source, file, status, {', '.join(names)}) "
        f"select $id, $source, $file, 'open', {', '.join(names)} from arriving_bad",
        {"id": entry.import_id, "source": entry.recipe.source.name, "file": entry.export.file},
    ).fetchall()
    con.unregister("arriving_bad")


def _close_superseded(con: "duckdb.DuckDBPyConnection", entry: Entry) -> None:
    """The same bytes were read before under other settings: what failed then is judged anew now."""
    con.execute(
        "update quarantine set status = 'fixed' where status = 'open' and import_id in "
        "(select import_id from imports where source = ? and sha256 = ?)",
        [entry.recipe.source.name, entry.export.sha256],
    ).fetchall()


def write_unknown(con: "duckdb.DuckDBPyConnection", source: str, records: list[TypedRecord]) -> None:
    """Add the words that no mapping knows; those that one knows by now are taken off the list."""
    for one in records:
        for mapped in one.plan.fields:
            known = words_of(mapped.ours, mapped.sort, one.plan.values.get(mapped.ours, {}))
            if known:
                con.execute(
                    "delete from unmapped_words where source = ? and field = ? and lower(word) in (select unnest(?))",
                    [source, mapped.ours, sorted(known)],
                ).fetchall()
        for field, words in one.unknown.items():
            before = con.execute(
                "delete from unmapped_words where source = ? and field = ? and word in (select unnest(?)) returning word, seen",
                [source, field, [*words]],
            ).fetchall()
            total = Counter(words)
            for word, seen in before:
                total[word] += seen
            con.execute(
                "insert into unmapped_words (source, field, word, seen) select ?, ?, unnest(?), unnest(?)",
                [source, field, sorted(total), [total[word] for word in sorted(total)]],
            ).fetchall()


@dataclass(frozen=True)
class Told:
    """What came of the file: its counts, the kind of export, how it drifted, what was odd."""

    counts: Mapping[str, int]
    kind: str
    drift: Drift
    warnings: tuple[str, ...]


def write_import(con: "duckdb.DuckDBPyConnection", entry: Entry, account: Account, told: Told) -> None:
    """Enter the file with its account."""
    export, recipe, counts = entry.export, entry.recipe, told.counts
    row = {
        "import_id": entry.import_id,
        "run_id": entry.run_id,
        "source": recipe.source.name,
        "file": export.file,
        "path": written(export.path),
        "sha256": export.sha256,
        "bytes": export.bytes,
        "preset": recipe.preset.name,
        "kind": told.kind,
        "format": export.format,
        "encoding": export.encoding,
        "settings_hash": recipe.digest,
        "header": json.dumps(export.header, ensure_ascii=False),
        "header_new": ", ".join(told.drift.came) or None,
        "header_missing": ", ".join(told.drift.went) or None,
        "header_renamed": ", ".join(f"{old} → {new}" for old, new in told.drift.renamed.items()) or None,
        "lines": account.lines,
        "lines_header": account.header,
        "lines_blank": account.blank,
        "lines_other": account.other,
        **{f"rows_{name}": counts[name] for name in ("read", "new", "changed", "same", "quarantined")},
        "times_nonexistent": counts.get("times_nonexistent", 0),
        "times_ambiguous": counts.get("times_ambiguous", 0),
        "warnings": json.dumps(told.warnings, ensure_ascii=False),
        "started_at": entry.started,
        "finished_at": datetime.now(UTC).replace(tzinfo=None),
    }
    marks = ", ".join("?" for _ in row)
    con.execute(f"insert into imports ({', '.join(row)}) values ({marks})", list(row.values())).fetchall()
