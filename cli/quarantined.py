"""The quarantine in words: how many rows for which reason, with examples, and the file to mend them in."""

from pathlib import Path
from typing import TYPE_CHECKING

from .loading.quarantine import write_fix_file
from .terminal import safe, table
from .words.personal import mask

if TYPE_CHECKING:
    import duckdb

_REASONS = """
select source, file, reason, column_name, expected, count(*) as rows
from quarantine where status = 'open' and ($source is null or source = $source)
group by source, file, reason, column_name, expected order by rows desc, source, file, reason, column_name, expected
"""
_EXAMPLES = """
select file, line, reason, column_name, value, raw from quarantine
where status = 'open' and ($source is null or source = $source)
qualify row_number() over (partition by source, file, reason, column_name order by line, import_id) <= 2
order by file, line, column_name
"""
_EXAMPLES_SHOWN = 20
_RAW_SHOWN = 120


def listing(con: "duckdb.DuckDBPyConnection", source: str | None, *, unmask: bool) -> str:
    """Counts by reason, then examples with file and line; personal data masked unless `unmask`."""
    reasons = con.execute(_REASONS, {"source": source}).fetchall()
    if not reasons:
        return "the quarantine is empty" if source is None else f"the quarantine holds no row of source {safe(source)}"
    parts = [table(("source", "file", "reason", "column", "expected", "rows"), reasons, right=frozenset({5})), "", "Examples"]
    for file, line, reason, column, value, raw in con.execute(_EXAMPLES, {"source": source}).fetchall()[:_EXAMPLES_SHOWN]:
        where = f"{file}:{line}" + (f" {column}" if column else "")
        told = value if value is not None and column else raw
        parts.append(safe(f"  {where}: {reason}: {(told or '') if unmask else mask(told or '')}")[: _RAW_SHOWN + len(where)])
    parts += ["", "Mend them: plaint quarantine --export fix.csv, edit the column raw, then plaint load --fixed fix.csv"]
    return "\n".join(parts)


def written(con: "duckdb.DuckDBPyConnection", path: Path, source: str | None) -> str:
    """Write the rows to be mended; says how many."""
    return f"{write_fix_file(con, path, source)} rows to mend in {path}; then: plaint load --fixed {path}"
