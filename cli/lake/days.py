"""Bring a lake up to the database: only days that changed are written, each beside and then renamed over the old."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .. import query_files
from ..errors import UsageError
from .layout import DAYS, NO_DAY, WHOLE, Lake

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Account:
    """What a write did, in parts (a part = one source and day of a table, or a table that is not cut)."""

    written: int
    same: int
    removed: int
    rows: int


def write_lake(con: "duckdb.DuckDBPyConnection", lake: Lake) -> Account:
    """Make the lake hold exactly the loaded tables of `con`; UsageError where the folder holds something else, or another database's.

    A reader sees each part as it was or as it is, never between: it is swapped by one rename. The manifest comes last, so
    a write that dies is made good by the next one. Call it while nobody else writes the database.
    """
    mine = _first_run(con)
    known = _known(lake, mine)
    shutil.rmtree(lake.beside, ignore_errors=True)
    lake.beside.mkdir(parents=True)
    threads = con.execute("select current_setting('threads')").fetchall()[0][0]
    con.execute("set threads = 1")  # one file a part
    try:
        parts: dict[str, str] = {}
        written = rows = 0
        for table in (*DAYS, *WHOLE):
            found = _fingerprints(con, lake, table)
            changed = {path: mark for path, (mark, _) in found.items() if known.get(path) != mark or not (lake.root / path).exists()}
            _write(con, lake, table, changed)
            parts |= {path: mark for path, (mark, _) in found.items()}
            written += len(changed)
            rows += sum(count for _, count in found.values())
        gone = [path for path in known if path not in parts]
        for path in gone:
            _remove(lake, path)
        lake.remember(mine, parts)
    finally:
        con.execute(f"set threads = {int(threads)}")
        shutil.rmtree(lake.beside, ignore_errors=True)
    return Account(written, len(parts) - written, len(gone), rows)


def _first_run(con: "duckdb.DuckDBPyConnection") -> str:
    """What tells a database from every other, wherever it is moved: its first run; empty where none is told."""
    found = con.execute("select run_id from runs order by started_at, run_id limit 1").fetchall()
    return str(found[0][0]) if found else ""


def _known(lake: Lake, mine: str) -> dict[str, str]:
    """Fingerprints of the parts that are there; a write would remove the days of another database."""
    if lake.root.is_dir() and any(lake.root.iterdir()) and not lake.manifest.exists() and not lake.beside.exists():
        raise UsageError(f"{lake.root}: holds something that is no lake of plaint's; name an empty folder with --to")
    theirs, known = lake.known()
    if theirs and mine and theirs != mine:
        raise UsageError(
            f"{lake.root}: holds the tables of another database (its first run is {theirs}, ours {mine}); "
            "name another folder with --to, or remove this one to have it written anew"
        )
    return known


def _rows(table: str) -> str:
    """All rows of a table with the day that they belong to."""
    day = f'cast("{DAYS[table]}" as date)' if table in DAYS else "cast(null as date)"
    names = ", ".join(f'"{column.name}"' for column in query_files.load_all()[table].columns)
    return f'select {names}, {day} as day from "{table}"'


def _fingerprints(con: "duckdb.DuckDBPyConnection", lake: Lake, table: str) -> dict[str, tuple[str, int]]:
    """Of each part: its path in the lake, a fingerprint of all cells (of this DuckDB), its rows."""
    import duckdb

    keys = "source, day" if table in DAYS else "'' as source, cast(null as date) as day"
    grouped = "group by source, day" if table in DAYS else ""
    marks = "cast(sum(hash(told)) as varchar), cast(bit_xor(hash(told)) as varchar)"
    found = con.execute(f"select {keys}, count(*), {marks} from ({_rows(table)}) as told {grouped}").fetchall()
    return {
        str((lake.part(table, source, day and day.isoformat()) if table in DAYS else lake.whole(table)).relative_to(lake.root)): (
            f"{count} {total} {mixed} {duckdb.__version__}",
            count,
        )
        for source, day, count, total, mixed in found
    }


def _write(con: "duckdb.DuckDBPyConnection", lake: Lake, table: str, changed: dict[str, str]) -> None:
    if not changed:
        return
    order = ", ".join(f'"{key}"' for key in query_files.load_all()[table].grain)
    beside = lake.beside / table
    if table not in DAYS:
        beside.mkdir()
        con.execute(
            f"copy (select * exclude (day) from ({_rows(table)}) order by {order}) to '{_quoted(beside / 'data.parquet')}' (format parquet)"
        )
        _swap(beside / "data.parquet", lake.whole(table))
        return
    con.execute("create or replace temp table lake_parts (part varchar)")
    con.executemany("insert into lake_parts values (?)", [[path.removesuffix("/data.parquet")] for path in changed])
    part = f"'{table}/source=' || url_encode(source) || '/day=' || coalesce(cast(day as varchar), '{NO_DAY}') as part"
    told = f"select *, {part} from ({_rows(table)})"
    con.execute(
        f"copy (select * exclude (part) from ({told}) where part in (select part from lake_parts) order by source, day, {order}) "
        f"to '{_quoted(beside)}' (format parquet, partition_by (source, day), write_partition_columns true)"
    )
    for folder in sorted(beside.glob("*/*")):
        _swap(_one_file(con, folder, order), lake.root / folder.relative_to(lake.beside) / "data.parquet")


def _one_file(con: "duckdb.DuckDBPyConnection", folder: Path, order: str) -> Path:
    """The only file of a part; several are made one."""
    files = sorted(folder.iterdir())
    if len(files) == 1:
        return files[0]
    whole = folder / "whole.parquet"
    con.execute(
        f"copy (select * from read_parquet('{_quoted(folder)}/data_*.parquet', hive_partitioning = false) order by {order}) "
        f"to '{_quoted(whole)}' (format parquet)"
    )
    return whole


def _swap(new: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    new.replace(place)


def _remove(lake: Lake, path: str) -> None:
    """Take a part away, and the folders that it leaves empty."""
    file = lake.root / path
    file.unlink(missing_ok=True)
    for folder in (file.parent, file.parent.parent):
        if folder != lake.root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
