"""Fixtures of the reading tests: a way to read bytes, and where odd files lie outside of the project."""

import os
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from plaint.reading import Account, Export, How, open_export

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Read:
    export: Export
    account: Account
    rows: list[tuple]
    rejects: list[tuple]

    @property
    def cells(self):
        return [row[1:] for row in self.rows]

    @property
    def reasons(self):
        return [(line, reason) for line, _, reason, *_ in self.rejects]


class Reader:
    """Writes bytes to a file, opens and stages it."""

    def __init__(self, folder):
        self.folder = folder
        self.con = duckdb.connect()

    def __call__(self, content, name="export.csv", **how):
        path = content if isinstance(content, Path) else self.folder / name
        if path is not content:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        export = open_export(path, How(**how), self.folder / "scratch")
        account = export.stage(self.con, "staged")
        rows = self.con.execute("select * from staged order by line").fetchall()
        rejects = self.con.execute("select * from staged_rejects order by line, reason").fetchall()
        return Read(export, account, rows, rejects)


@pytest.fixture
def read(tmp_path):
    return Reader(tmp_path)


def _outside(variable, usual, what):
    folder = Path(os.environ.get(variable, ROOT.parent / "shared" / usual))
    if not folder.is_dir():
        pytest.skip(f"{what} are not here: {folder} (set {variable})")
    return folder


@pytest.fixture(scope="session")
def hostile_dir():
    return _outside("PLAINT_HOSTILE", "hostile", "the hostile files") / "files"


@pytest.fixture(scope="session")
def real_data_dir():
    return _outside("PLAINT_REAL_DATA", "data", "the real exports")
