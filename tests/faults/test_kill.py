"""A night that is killed at any point: nothing lost, nothing doubled, nothing half-written; the next night makes it whole."""

import json
import os
import random
import resource
import shutil
import signal
import time
from collections import Counter
from pathlib import Path

import pytest
from plaint.errors import Exit
from plaint.store import hash_of

from .conftest import AS_OF, Project, arrive, error_lines, last_line


def held_by_work(project):
    return (project.store / "work.db").exists()


def being_written(project):
    return (project.store / "work.db.wal").exists()


def being_published(project):
    return len(list((project.store / "manifests").iterdir())) > 1


def lists_being_written(project):
    return any(project.reports.glob("*/lists/.*.part"))


def page_being_written(project):
    return (project.reports / AS_OF / "report.json").stat().st_mtime_ns > (project.database).stat().st_mtime_ns


STEPS = {
    "the copy": held_by_work,
    "the transaction": being_written,
    "the swap": being_published,
    "the lists": lists_being_written,
    "the page": page_being_written,
}


def kill_when(project, reached, patience=300):
    """Start the night and kill it once `reached(project, process)`; gives whether it was killed before its end."""
    running = project.start("nightly", "--as-of", AS_OF)
    started = time.monotonic()
    while running.poll() is None and not reached(project, running):
        assert time.monotonic() - started < patience
        time.sleep(0.002)
    running.kill()
    running.communicate()
    return running.returncode == -9


def assert_readable(project, old):
    """What a reader meets right after the kill: a whole night, the old or the new one."""
    digest = hash_of(project.database)
    assert digest == old or (project.store / "manifests" / f"{digest}.json").exists()
    for page in project.reports.rglob("report.html"):
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    for numbers in project.reports.rglob("report.json"):
        json.loads(numbers.read_text(encoding="utf-8"))


def assert_whole(project, undisturbed):
    """What the next night makes of it: the tables, the report and the files of a night that was never disturbed."""
    done = project.night()
    assert done.returncode == 0, done.err
    assert project.tables() == undisturbed.tables()
    assert project.files() == undisturbed.files()
    for name in ("report.html", "report.json", "lists/sla_cases.csv"):
        ours, theirs = ((one.reports / AS_OF / name).read_bytes() for one in (project, undisturbed))
        assert ours == theirs, name


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.slow
def test_a_night_killed_at_a_step_is_made_whole_by_the_next(project, second_night, step):
    old = hash_of(project.database)
    assert kill_when(project, lambda at, _running: STEPS[step](at)), "it ended before the step was met"
    assert_readable(project, old)
    assert_whole(project, second_night)


def kill_at(first_night, second_night, tmp_path, fractions, chain=1):
    """Kill a night at each fraction of its work; every `chain` kills the next night must make all whole.

    Gives how many were killed in which part of the night. A night that ended before it was killed counts for none.
    """
    timed = Project(tmp_path / "timed")
    shutil.copytree(first_night.folder, timed.folder, symlinks=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert arrive(timed).night().returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work, killed = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, Counter()
    for place, fraction in enumerate(fractions):
        project = Project(tmp_path / f"k{place // chain}")
        if place % chain == 0:
            shutil.copytree(first_night.folder, project.folder, symlinks=True)
            arrive(project)
        old = hash_of(project.database)
        if kill_when(project, lambda _at, running, until=fraction * work: worked(running) >= until):
            killed[part_of_the_night(project, old)] += 1
        assert_readable(project, old)
        if place % chain == chain - 1:
            assert_whole(project, second_night)
            shutil.rmtree(project.folder)
            note(f"killed {killed.total()} of {place + 1}: {dict(sorted(killed.items()))}")
    return killed


def worked(running):
    """Seconds that the process has worked: unlike those on the clock they are the same on a busy machine."""
    try:
        told = Path(f"/proc/{running.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def part_of_the_night(project, old):
    """Where a killed night stood, by what it left behind."""
    if being_written(project):
        return "commit"
    if held_by_work(project):
        return "load, analyze, checkpoint"
    return "start" if hash_of(project.database) == old else "report"


def note(text):
    """A line into the file that PLAINT_FIGURES names: a soak of hours says how far it is."""
    if os.environ.get("PLAINT_FIGURES"):
        with open(os.environ["PLAINT_FIGURES"], "a", encoding="utf-8") as file:  # noqa: PTH123
            file.write(text + "\n")


@pytest.mark.soak
def test_a_night_killed_early_and_late_is_made_whole_by_the_next(first_night, second_night, tmp_path):
    assert kill_at(first_night, second_night, tmp_path, [0.35, 0.8]).total()


@pytest.mark.slow
@pytest.mark.soak
def test_a_night_killed_at_any_of_6_points_is_made_whole_by_the_next(first_night, second_night, tmp_path):
    assert kill_at(first_night, second_night, tmp_path, [(place + 0.5) / 6 for place in range(6)]).total() >= 3


@pytest.mark.slow
@pytest.mark.soak
def test_a_night_killed_at_200_random_points_is_made_whole_by_the_next(first_night, second_night, tmp_path):
    chosen = random.Random(int(os.environ.get("PLAINT_SEED", "13")))
    points = int(os.environ.get("PLAINT_KILLS", "200"))
    fractions = [0.02 + 0.96 * chosen.random() for _ in range(points)]
    chain = int(os.environ.get("PLAINT_CHAIN", "4"))
    assert kill_at(first_night, second_night, tmp_path, fractions, chain).total() >= points * 0.9


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, Exit.INTERRUPTED), (signal.SIGTERM, Exit.TERMINATED)])
def test_a_night_that_is_told_to_stop_does_so_and_leaves_nothing(project, second_night, number, code):
    for fraction in range(1, 11):
        old = hash_of(project.database)
        running = project.start("nightly", "--as-of", AS_OF)
        started = time.monotonic()
        while running.poll() is None and time.monotonic() - started < 0.5 + fraction * 0.4:
            time.sleep(0.005)
        running.send_signal(number)
        running.out, running.err = running.communicate(timeout=20)
        assert running.returncode == code, running.err
        assert len(error_lines(running)) == 1, running.err
        assert last_line(running)["code"] == code
        assert_readable(project, old)
    assert_whole(project, second_night)
