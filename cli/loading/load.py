"""Load the sources' files: each lands whole or not at all, inside the caller's transaction."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from .. import engine
from ..errors import InputRefusedError
from ..interrupts import connections
from ..settings import SettingsFile
from .accounts import FileAccount, LoadResult
from .one_file import FileLoad
from .recipe import Recipe, recipe_of
from .sources import Found, Only, find

if TYPE_CHECKING:
    import duckdb

Progress = Callable[[str], None]


def load_sources(  # noqa: PLR0913, PLR0917  the interface that the commands rely on
    con: "duckdb.DuckDBPyConnection",
    settings: SettingsFile,
    only: Only | None,
    run_id: str,
    progress: Progress,
    scratch: Path,
) -> LoadResult:
    """Load every source of the settings, or `only` these files by source, into the open work database.

    Files are staged and typed on a connection of their own, so that what goes wrong there leaves the caller's
    transaction whole. A refused file does not stop the others; it is listed with its one-line reason.
    """
    load = _Load(con, run_id, progress, scratch)
    recipes = [(found, recipe_of(found.source, settings)) for found in find(settings, only)]
    for found, recipe in recipes:
        load.source(found, recipe)
    return LoadResult(tuple(load.files), tuple(load.refused), tuple(load.warnings))


class _Load:
    """One run over all sources."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", run_id: str, progress: Progress, scratch: Path) -> None:
        self.con, self.run_id, self.progress, self.scratch = con, run_id, progress, scratch
        self.files: list[FileAccount] = []
        self.refused: list[tuple[str, str]] = []
        self.warnings: list[str] = []

    def source(self, found: Found, recipe: Recipe) -> None:
        """Load the files of one source in their order."""
        for pattern in found.missing:
            self.refused.append((pattern, f"{pattern}: no such file (source {recipe.source.name})"))
        self.refused += found.strayed
        for path in found.files:
            self.progress(f"loading {path.name if str(path) != '-' else 'standard input'}")
            self._file(path, recipe)

    def _file(self, path: Path, recipe: Recipe) -> None:
        folder = self.scratch / "arriving"
        staging = self.con.cursor()
        connections.add(staging)
        try:
            engine.settle(staging)
            one = FileLoad(self.con, staging, recipe, (self.run_id, False))
            self.files.append(one.load(_in_hand(path, self.scratch), folder))
        except InputRefusedError as error:
            self.refused.append((str(path), str(error)))
        finally:
            staging.close()
            shutil.rmtree(folder, ignore_errors=True)


def _in_hand(path: Path, scratch: Path) -> Path:
    """The path itself; for `-` a file with what standard input gives."""
    if str(path) != "-":
        return path
    scratch.mkdir(parents=True, exist_ok=True)
    copy = scratch / "stdin"
    with copy.open("wb") as stream:
        shutil.copyfileobj(sys.stdin.buffer, stream)
    return copy
