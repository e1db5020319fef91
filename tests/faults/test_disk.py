"""The disk fails at any single change, once or from then on: one line, exit 6, nothing lost, and the next run is whole."""

import errno
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from plaint.errors import Exit
from plaint.store import hash_of

from .conftest import AS_OF, Project, arrive, error_lines, last_line
from .test_kill import assert_readable, assert_whole, note

NIGHT = ("nightly", "--as-of", AS_OF)
ONCE, ONWARDS, KILL = {}, {"PLAINT_FAULT_ONWARDS": "1"}, 0
FAULTS = [(errno.EIO, ONCE), (errno.ENOSPC, ONWARDS), (errno.EACCES, ONCE), (errno.EIO, ONWARDS), (errno.ENOSPC, ONCE), (KILL, ONCE)]


def compiled(folder):
    """The double for the disk, compiled into the folder; None where there is no C compiler."""
    compiler, made = shutil.which("cc") or shutil.which("gcc"), folder / "faulty_disk.so"
    if not compiler:
        return None
    source = Path(__file__).with_name("faulty_disk.c")
    subprocess.run([compiler, "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", str(made), str(source), "-ldl"], check=True)
    return made


class Disk:
    """Runs commands of a project on a disk that fails at a change."""

    def __init__(self, double):
        self.double = double

    def around(self, project, **more):
        return {**os.environ, "LD_PRELOAD": str(self.double), "PLAINT_FAULT_UNDER": str(project.folder), **more}

    def changes(self, project, *command):
        """All changes that the command makes below the project's folder, in their order: kind and path, numbers taken out."""
        told = project.folder.parent / "changes"
        told.unlink(missing_ok=True)
        done = project.run(*command, env=self.around(project, PLAINT_FAULT_LIST=str(told)))
        assert done.returncode == 0, done.err
        names = r"[0-9a-f]{64}|(?<=arriving-)\d+|(?<=/tmp)\w{8}$|\d{8}(?=\.duckdb)|(?<=/answers/).+"
        return [re.sub(names, "*", line) for line in told.read_text(encoding="utf-8").splitlines()]

    def fail(self, project, change, fault, *command):
        """Run the command; a change (its kind and path, and which of these, 1 = the first) fails with `fault`."""
        (what, place), (number, how) = change, fault
        at = {"PLAINT_FAULT_WHAT": what, "PLAINT_FAULT_AT": str(place), "PLAINT_FAULT_ERRNO": str(number)}
        return project.run(*command, env=self.around(project, **at, **how))


@pytest.fixture(scope="session")
def disk(tmp_path_factory):
    double = compiled(tmp_path_factory.mktemp("double"))
    return Disk(double) if double else pytest.skip("no C compiler here: the double for the disk can't be made")


@pytest.fixture(scope="session")
def changes_of_a_night(disk, first_night, tmp_path_factory):
    folder = tmp_path_factory.mktemp("traced") / "p"
    shutil.copytree(first_night.folder, folder, symlinks=True)
    return disk.changes(arrive(Project(folder)), *NIGHT)


@pytest.fixture(scope="session")
def changes_of_a_report(disk, second_night, tmp_path_factory):
    folder = tmp_path_factory.mktemp("traced") / "p"
    shutil.copytree(second_night.folder, folder, symlinks=True)
    return disk.changes(Project(folder), "report")


def assert_told(done, what, *, summary):
    """How a run on a failing disk may end: killed, well where the change did not matter, else with code 6 and one line."""
    if done.returncode in (-9, 0):
        return
    assert done.returncode == Exit.OUT_OF_MEANS, (what, done.returncode, done.err)
    assert len(error_lines(done)) == 1, (what, done.err)
    assert "a bug in plaint" not in done.err
    if summary:
        assert last_line(done)["code"] == Exit.OUT_OF_MEANS


def each_kind(changes):
    """The first and the last change of each kind, in the order of the first: kind and path, and which of these."""
    counts = Counter(changes)
    return [(what, place) for what, met in counts.items() for place in sorted({1, met})]


def run_faults(disk, first_night, second_night, tmp_path, faults):
    """One night a fault, each on what the one before left, until one publishes; then, and at the end, the next must make all whole."""
    project, codes = None, {}
    for number, (change, fault) in enumerate(faults):
        if project is None:
            project = Project(tmp_path / f"d{number}")
            shutil.copytree(first_night.folder, project.folder, symlinks=True)
            arrive(project)
        old = hash_of(project.database)
        done = disk.fail(project, change, fault, *NIGHT)
        assert_told(done, change, summary=True)
        assert_readable(project, old)
        codes.setdefault(done.returncode, []).append(change)
        told(change, fault, done)
        if hash_of(project.database) != old:
            assert_whole(project, second_night)
            shutil.rmtree(project.folder)
            project = None
    if project:
        assert_whole(project, second_night)
    return codes


def told(change, fault, done):
    what, place = change
    number, how = fault
    note(f"{what} ({place}) {errno.errorcode.get(number, 'KILL')} {'onwards' if how else 'once'}: {done.returncode}")


FEW = [
    ("write /plaint.duckdb.d/work.db.wal", (errno.ENOSPC, ONCE)),
    ("sync /plaint.duckdb.d/work.db", (errno.EIO, ONCE)),
    ("rename /plaint.duckdb", (errno.EACCES, ONCE)),
]


def test_a_few_failed_changes_lose_nothing(disk, first_night, second_night, tmp_path):
    """The first change of a kind fails, on one project after the other; the next night makes all whole."""
    project = Project(tmp_path / "p")
    shutil.copytree(first_night.folder, project.folder, symlinks=True)
    old = hash_of(arrive(project).database)
    for what, fault in FEW:
        done = disk.fail(project, (what, 1), fault, *NIGHT)
        assert done.returncode == Exit.OUT_OF_MEANS, (what, done.err)
        assert_told(done, what, summary=True)
        assert_readable(project, old)
        assert hash_of(project.database) == old
    assert_whole(project, second_night)


def test_a_page_that_can_not_be_written_leaves_the_one_before(disk, second_night, changes_of_a_report, tmp_path):
    project = Project(tmp_path / "p")
    shutil.copytree(second_night.folder, project.folder, symlinks=True)
    before = (project.reports / AS_OF / "report.html").read_bytes()
    what = f"write /reports/{AS_OF}/.report.html.part"
    assert what in changes_of_a_report
    done = disk.fail(project, (what, 1), (errno.ENOSPC, ONWARDS), "report")
    assert done.returncode == Exit.OUT_OF_MEANS
    assert_told(done, "page", summary=False)
    assert (project.reports / AS_OF / "report.html").read_bytes() == before


@pytest.mark.soak
@pytest.mark.slow
def test_every_kind_of_change_of_a_night_may_fail(disk, first_night, second_night, changes_of_a_night, tmp_path):
    published = changes_of_a_night.index("rename /plaint.duckdb") + 12
    shift = int(os.environ.get("PLAINT_SEED", "0"))
    found = each_kind(changes_of_a_night[:published])
    codes = run_faults(
        disk, first_night, second_night, tmp_path, [(one, FAULTS[(at + shift) % len(FAULTS)]) for at, one in enumerate(found)]
    )
    assert len(codes[Exit.OUT_OF_MEANS]) > len(found) / 2


@pytest.mark.soak
@pytest.mark.slow
def test_every_kind_of_change_of_a_report_may_fail(disk, second_night, changes_of_a_report, tmp_path):
    project = Project(tmp_path / "p")
    shutil.copytree(second_night.folder, project.folder, symlinks=True)
    shift = int(os.environ.get("PLAINT_SEED", "0"))
    old = hash_of(project.database)
    for at, change in enumerate(each_kind(changes_of_a_report)):
        fault = FAULTS[(at + shift) % len(FAULTS)]
        shutil.rmtree(project.store / "answers", ignore_errors=True)  # or the lists would stand and not be written
        done = disk.fail(project, change, fault, "report")
        assert_told(done, change, summary=False)
        assert_readable(project, old)
        assert hash_of(project.database) == old
        told(change, fault, done)
    assert_whole(project, second_night)
