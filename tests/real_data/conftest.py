"""A project on real exports, run as a user runs it: by the command line."""

import json

import pytest
from plaint import app

POLICY = '\n[teams]\nfront = ["*"]\nback = ["* 2nd", "* 3rd"]\n'


class Project:
    """A folder with a plaint.toml; `run` gives the exit code, `query` a measure's rows."""

    def __init__(self, folder, capfd):
        self.folder, self.capfd = folder, capfd

    def settings(self, *sources, more=""):
        (self.folder / "plaint.toml").write_text("\n".join([*sources, more]), encoding="utf-8")
        return self

    def run(self, *args):
        code = app.run([str(arg) for arg in args])
        self.out, self.err = self.capfd.readouterr()
        return code

    def query(self, name, *more):
        assert self.run("query", name, "--format", "json", *more) == 0, self.err
        return json.loads(self.out)

    def tables(self):
        """Every loaded row, without what names the run."""
        from plaint.settings import read_settings
        from plaint.store import open_database

        with open_database(read_settings(self.folder / "plaint.toml").database) as con:
            names = ("complaints", "events", "calls", "customers", "quarantine", "imports")
            return {name: con.execute(f'select * from "{name}" order by all').fetchall() for name in names}


@pytest.fixture
def project(tmp_path, monkeypatch, capfd):
    """An empty project in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, capfd)


def source(name, file, **keys):
    """One [[sources]] entry."""
    lines = ["[[sources]]", f'name = "{name}"', f"files = ['{file}']"]
    return "\n".join([*lines, *(f"{key} = {value}" for key, value in keys.items())]) + "\n"
