"""A small project on disk, plaint as a process, and a fingerprint of all that a night leaves behind."""

import json
import subprocess
import sys

import pytest

AS_OF = "2026-07-31"
SETTINGS = """[project]
name = "Faults"
timezone = "UTC"
[[sources]]
name = "desk"
kind = "complaints"
files = ["in/cases*.csv"]
columns = { complaint_id = "complaint_id", received_at = "received_at" }
[[sources]]
name = "desk"
kind = "events"
files = ["in/events*.csv"]
columns = { complaint_id = "complaint_id", at = "at", kind = "kind" }
"""
OF_A_RUN = {"run_id", "started_at", "finished_at"}
"""Columns that differ from run to run by their nature."""


def cases(start, end):
    head = "complaint_id,received_at,closed_at,product,issue,customer_id,team,description\n"
    rows = (
        f"{one},2026-{1 + one % 6:02d}-{1 + one % 28:02d} {9 + one % 8:02d}:00,,P{one % 7},I{one % 5},k{one % 150},T{one % 4},it flickers {one}\n"
        for one in range(start, end)
    )
    return head + "".join(rows)


def events(start, end):
    head = "complaint_id,at,kind,actor,team,text\n"
    rows = (
        f"{one},2026-{1 + one % 6:02d}-{1 + one % 28:02d} 17:30,contact,a{one % 9},T{(one + 1) % 4},we called\n"
        for one in range(start, end)
    )
    return head + "".join(rows)


class Project:
    """A project's folder; `run` gives the ended process, `start` one that goes on."""

    def __init__(self, folder):
        self.folder = folder
        self.database = folder / "plaint.duckdb"
        self.store = folder / "plaint.duckdb.d"
        self.reports = folder / "reports"

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return self

    def start(self, *args, before=(), **more):
        command = [*before, sys.executable, "-m", "plaint", *args]
        return subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)

    def run(self, *args, **more):
        done = self.start(*args, **more)
        done.out, done.err = done.communicate(timeout=3600)
        assert "Traceback" not in done.out + done.err, done.err
        return done

    def night(self, **more):
        return self.run("nightly", "--as-of", AS_OF, **more)

    def tables(self):
        """Every table's rows as one hash, what differs from run to run left out."""
        return tables(self.database)

    def files(self):
        """Names of all files and folders but those that a run names: generations, manifests, kept answers."""
        kept = {self.store / "generations", self.store / "manifests"}
        answers = self.store / "answers"
        found = [one for one in self.folder.rglob("*") if one.parent not in kept and answers not in one.parents]
        return sorted(str(one.relative_to(self.folder)) for one in found)


def tables(database):
    import duckdb

    with duckdb.connect(str(database), read_only=True) as con:
        found = {}
        for (name,) in con.execute("select table_name from duckdb_tables() where table_name <> 'runs' order by all").fetchall():
            columns = [row[0] for row in con.execute(f'describe "{name}"').fetchall() if row[0] not in OF_A_RUN]
            shown = ", ".join(f'"{column}"' for column in columns)
            # of a run, and of the file's blocks, which its history decides
            where = "where name not in ('run_id', 'packed')" if name == "store_facts" else ""
            found[name] = con.execute(
                f'select count(*), sum(cast(hash({shown}) as hugeint)) from (select {shown} from "{name}" {where})'
            ).fetchall()[0]
    return found


def last_line(done):
    """The JSON object at the end of stderr."""
    return json.loads(done.err.splitlines()[-1])


def error_lines(done):
    return [line for line in done.err.splitlines() if line.startswith("Error: ")]


@pytest.fixture(scope="session")
def first_night(tmp_path_factory):
    """A project after its first night; read only, copy it."""
    project = Project(tmp_path_factory.mktemp("night"))
    project.write("plaint.toml", SETTINGS).write("in/cases1.csv", cases(0, 500)).write("in/events1.csv", events(0, 500))
    done = project.night()
    assert done.returncode == 0, done.err
    return project


@pytest.fixture(scope="session")
def second_night(first_night, tmp_path_factory):
    """The same project after its second night, undisturbed."""
    import shutil

    folder = tmp_path_factory.mktemp("undisturbed") / "p"
    shutil.copytree(first_night.folder, folder, symlinks=True)
    project = arrive(Project(folder))
    done = project.night()
    assert done.returncode == 0, done.err
    return project


def arrive(project):
    """What the second night finds: new cases, and old ones that changed."""
    return project.write("in/cases2.csv", cases(400, 1000)).write("in/events2.csv", events(400, 1000))


@pytest.fixture
def project(first_night, tmp_path):
    """A fresh copy of the project after its first night, with the second night's exports."""
    import shutil

    folder = tmp_path / "p"
    shutil.copytree(first_night.folder, folder, symlinks=True)
    return arrive(Project(folder))
