"""The quarantine as a workplace: write the bad rows to a file, load the mended ones, close what they settle."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import engine
from ..defusing import is_risky
from ..errors import InputRefusedError, UsageError
from ..settings import SettingsFile
from .accounts import FileAccount, LoadResult
from .one_file import FileLoad
from .recipe import recipe_of

if TYPE_CHECKING:
    import duckdb

COLUMNS = ("import_id", "line", "source", "file", "reason", "column", "expected", "raw")
TEXT_DELIMITERS = (",", ";", "\t", "|")
NOT_AS_IT_STOOD = ("does_not_decode", "line_too_long", "cell_too_long", "unreadable_cell")
"""Reasons for which `raw` only shows what the row was like: as it is there it may not be loaded."""
LONGEST_FIELD = 2**31 - 1
Bad = dict[str, dict[int, str]]
"""Raw rows by import and line."""


def write_fix_file(con: "duckdb.DuckDBPyConnection", path: Path, source: str | None = None) -> int:
    """Write every open row of the quarantine (of one source) with its reasons; gives how many rows.

    The column `raw` is what to mend: the row as it stood in its file. UTF-8 with a mark, as spreadsheets want it.
    """
    rows = con.execute(
        """
        select
            import_id, line, any_value(source), any_value(file), string_agg(distinct reason, '; ' order by reason),
            string_agg(distinct nullif(column_name, ''), '; ' order by nullif(column_name, '')),
            string_agg(distinct expected, '; ' order by expected), any_value(raw)
        from quarantine where status = 'open' and ($source is null or source = $source)
        group by import_id, line order by any_value(source), any_value(file), import_id, line
        """,
        {"source": source},
    ).fetchall()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([*(_defused(cell) for cell in row)] for row in rows)
    return len(rows)


def _defused(cell: object) -> object:
    """A text that a spreadsheet would take for a formula gets a `'` before it; `_restored` takes it off."""
    return f"'{cell}" if isinstance(cell, str) and is_risky(cell) else cell


def _restored(text: str) -> str:
    mended = text.removeprefix("'")
    return mended if is_risky(mended) else text


def load_fixed(  # noqa: PLR0913, PLR0917  as load_sources
    con: "duckdb.DuckDBPyConnection",
    settings: SettingsFile,
    files: tuple[Path, ...],
    run_id: str,
    progress: Callable[[str], None],
    scratch: Path,
) -> LoadResult:
    """Load the mended rows of `write_fix_file`'s files; what they settle is closed, what still fails is open anew."""
    made: list[FileAccount] = []
    refused: list[tuple[str, str]] = []
    for path in files:
        progress(f"loading {path.name}")
        for import_id, rows in _read(path).items():
            try:
                made.append(_load_group(con, settings, (import_id, rows), run_id, scratch))
            except InputRefusedError as error:
                refused.append((str(path), f"{path.name}: rows of import {import_id[:8]}: {error}"))
    return LoadResult(tuple(made), tuple(refused))


def _read(path: Path) -> Bad:
    """The raw rows of a fix file; UsageError where it is none."""
    try:
        csv.field_size_limit(LONGEST_FIELD)
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, restval=""))
        found: Bad = {}
        for row in rows:
            found.setdefault(row["import_id"], {})[int(row["line"])] = _restored(row["raw"])
    except OSError as error:
        raise UsageError(f"{path}: can't be read: {error.strerror}") from None
    except (KeyError, TypeError, ValueError, csv.Error):
        raise UsageError(
            f"{path}: is no file of `plaint quarantine --export`: it needs the columns {', '.join(COLUMNS)} in UTF-8"
        ) from None
    return found


def _load_group(
    con: "duckdb.DuckDBPyConnection", settings: SettingsFile, group: tuple[str, dict[int, str]], run_id: str, scratch: Path
) -> FileAccount:
    """Load the mended rows of one import."""
    import json

    import_id, given = group
    known = con.execute("select source, header, format, preset from imports where import_id = ?", [import_id]).fetchall()
    if not known:
        raise InputRefusedError("no such import in this database; export the quarantine again")
    name, header, form, preset = known[0]
    recipes = [recipe_of(one, settings) for one in settings.settings.sources if one.name == name]
    recipe = next((one for one in recipes if one.preset.name == preset), None)
    if recipe is None:
        raise InputRefusedError(f"the settings no longer have its source {name!r} with preset {preset}")
    rows = _without_unmended(con, import_id, given)
    scratch.mkdir(parents=True, exist_ok=True)
    mended = scratch / f"mended-{import_id[:8]}.txt"
    names = json.loads(header)
    is_headerless = any(list(kind.header) == names for kind in recipe.preset.kinds)
    delimiter = _write(mended, (names, not is_headerless), form, list(rows.values()))
    how = replace(recipe.how, encoding="utf-8", delimiter=delimiter, sheet=None, records=None)
    staging = con.cursor()
    try:
        engine.settle(staging)
        account = FileLoad(con, staging, replace(recipe, how=how), (run_id, True)).load(mended, scratch / "arriving")
    finally:
        staging.close()
        mended.unlink()
    con.execute(
        "update quarantine set status = 'fixed' where import_id = ? and line in (select unnest(?))", [import_id, list(rows)]
    ).fetchall()
    left = len(given) - len(rows)
    said = (f"{left} rows are as they were, only shown in part or in other signs; they stay open",) if left else ()
    return replace(account, warnings=(*account.warnings, *said))


def _without_unmended(con: "duckdb.DuckDBPyConnection", import_id: str, rows: dict[int, str]) -> dict[int, str]:
    """The rows without those that nobody mended and that are not in the file as they were; InputRefusedError where none is left."""
    shown = con.execute(
        "select distinct line, raw from quarantine where import_id = ? and reason in (select unnest(?))",
        [import_id, [*NOT_AS_IT_STOOD]],
    ).fetchall()
    left = {line: raw for line, raw in rows.items() if (line, raw) not in shown}
    if not left:
        raise InputRefusedError("its rows are as they were; mend the column raw first")
    return left


def _write(path: Path, header: tuple[list[str], bool], form: str, rows: list[str]) -> str | None:
    """Write the rows as a file of their own, with their header where it has one; gives its delimiter (None for JSON)."""
    if form in ("json", "ndjson", "xes"):
        path.write_text("\n".join(row.replace("\n", " ") for row in rows) + "\n", encoding="utf-8")
        return None
    names, has_header = header
    if form == "parquet":
        rows = [_as_csv(row) for row in rows]
    delimiter = max(TEXT_DELIMITERS, key=lambda mark: sum(_width(row, mark) == len(names) for row in rows))
    top = io.StringIO()
    csv.writer(top, delimiter=delimiter, lineterminator="\n").writerow(names)
    path.write_text((top.getvalue() if has_header else "") + "\n".join(rows) + "\n", encoding="utf-8")
    return delimiter


def _as_csv(row: str) -> str:
    """A row of a Parquet file, a JSON array of texts, as a CSV line; what is no array any more stays as it is."""
    import json

    try:
        cells = json.loads(row)
    except ValueError:
        return row
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells if isinstance(cells, list) else [row])
    return line.getvalue()


def _width(row: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([row], delimiter=delimiter), []))
    except csv.Error:
        return 0
