"""Many nights in a row, any of which may be killed, stopped or meet a failing disk: in the end all is as if nothing had happened."""

import errno
import os
import random
import signal
import time
from datetime import date, timedelta

import pytest
from plaint.errors import Exit
from plaint.store import hash_of

from .conftest import SETTINGS as OF_FAULTS
from .conftest import Project
from .test_disk import ONCE, ONWARDS, Disk, compiled
from .test_kill import note, worked

SETTINGS = OF_FAULTS.replace(', at = "at"', ', event_id = "event_id", at = "at"')
KINDS = ("contact", "note", "assigned", "status", "promised", "solution_offered")
FIRST = date(2026, 1, 1)


class World:
    """What a desk exports night by night: cases as they stand, and the last events, most of them exported before."""

    def __init__(self, events):
        self.events, self.new = events, max(events // 10, 1)

    def exports(self, night):
        """The two files of a night, by name."""
        day = FIRST + timedelta(days=night)
        upto = (night + 1) * self.new
        cases = ["complaint_id,received_at,updated_at,closed_at,product,issue,customer_id,team,status,description\n"]
        for one in range(max(0, upto // 4 - self.new), upto // 4 + 1):
            opened = FIRST + timedelta(days=4 * one // self.new)
            closed = f"{day} 12:00" if (one * 7 + night) % 11 == 0 else ""
            status = "closed" if closed else "open"
            cases.append(
                f"c{one},{opened} 09:{one % 60:02d},{day} 20:00,{closed},P{one % 7},I{one % 5},k{one % 150},T{one % 4},{status},it flickers {one % 90}\n"
            )
        events = ["event_id,complaint_id,at,kind,actor,team,direction,text\n"]
        for one in range(max(0, upto - self.events), upto):
            at = FIRST + timedelta(days=one // self.new)
            events.append(
                f"e{one},c{one // 4},{at} {10 + one % 8:02d}:{one % 60:02d},{KINDS[one % 6]},a{one % 9},T{one * 3 % 4},out,we called again {one % 50}\n"
            )
        return {f"in/cases-{night:03d}.csv": "".join(cases), f"in/events-{night:03d}.csv": "".join(events)}


class Faults:
    """Runs a command that meets a random fault, or none; the same seed gives the same kinds of faults."""

    def __init__(self, seed, disk):
        self.chosen, self.disk, self.met = random.Random(seed), disk, {}
        self.kinds = ("none", "killed", "stopped", "failing disk", "failing disk") if disk else ("none", "killed", "stopped")

    def run(self, project, *command):
        """The ended process; what it met is counted with the code that it ended with."""
        kind = self.chosen.choice(self.kinds)
        if kind == "none":
            done = project.run(*command)
        elif kind == "failing disk":
            done = self._on_a_failing_disk(project, command)
        else:
            done = self._signalled(project, signal.SIGKILL if kind == "killed" else signal.SIGTERM, command)
        key = f"{kind}: {done.returncode}"
        self.met[key] = self.met.get(key, 0) + 1
        # -15: told to stop before Python listens
        assert done.returncode in {0, -9, -15, Exit.OUT_OF_MEANS, Exit.TERMINATED}, (kind, done.returncode, done.err)
        return done

    def _on_a_failing_disk(self, project, command):
        """At any change of the store, or of the report where there is one; changes in the middle of a file are the most."""
        fault = (self.chosen.choice((errno.EIO, errno.ENOSPC, 0)), self.chosen.choice((ONCE, ONWARDS)))
        return self.disk.fail(project, ("*", self.chosen.randrange(1, 400)), fault, *command)

    def _signalled(self, project, number, command):
        """At any moment of its first seconds of work."""
        running, until = project.start(*command), self.chosen.random() * (1 if command[0] == "load" else 6)
        while running.poll() is None and worked(running) < until:
            time.sleep(0.005)
        running.send_signal(number)
        running.out, running.err = running.communicate(timeout=600)
        assert "Traceback" not in running.err, running.err
        return running


def nights(folder, count, events, whole_every, faults):
    """Project after `count` nights of `events` events with `faults`; every `whole_every`-th is a whole night, the others only load.

    Exports go away once they were loaded, but for the last three nights'. The last night is left alone.
    """
    project, world, waiting = Project(folder).write("plaint.toml", SETTINGS), World(events), []
    for night in range(count):
        for name, text in world.exports(night).items():
            project.write(name, text)
        waiting.append(night)
        day = FIRST + timedelta(days=night + 1)
        whole = night == count - 1 or night % whole_every == whole_every - 1
        command = ("nightly", "--as-of", str(day)) if whole else ("load",)
        old = hash_of(project.database) if project.database.exists() else None
        done = project.run(*command) if night == count - 1 or faults is None else faults.run(project, *command)
        now = hash_of(project.database) if project.database.exists() else None
        assert now == old or (project.store / "manifests" / f"{now}.json").exists()
        if done.returncode == 0:
            for one in waiting[:-3]:
                for name in world.exports(one):
                    (project.folder / name).unlink()
            waiting = waiting[-3:]
        note(f"night {night + 1} of {count}: {done.returncode}; {faults.met if faults else 'undisturbed'}")
    assert done.returncode == 0, done.err
    return project


def all_at_once(folder, count, events):
    """Project after one night that finds the exports of all."""
    project, world = Project(folder).write("plaint.toml", SETTINGS), World(events)
    for night in range(count):
        for name, text in world.exports(night).items():
            project.write(name, text)
    done = project.run("nightly", "--as-of", str(FIRST + timedelta(days=count)))
    assert done.returncode == 0, done.err
    return project


def assert_same(disturbed, clean):
    """Every table alike, the store sound, nothing left over."""
    found, expected = disturbed.tables(), clean.tables()
    assert [name for name in expected if found[name] != expected[name]] == []
    done = disturbed.run("doctor")
    assert done.returncode == 0, done.out
    left = [name for name in disturbed.files() if name.endswith((".part", ".tmp", ".wal", "work.db")) or "/read-" in name]
    assert left == []


def test_6_nights_with_faults_end_as_one_night_without(tmp_path):
    disturbed = nights(tmp_path / "disturbed", 6, 200, 3, Faults(3, disk_if_any(tmp_path)))
    assert_same(disturbed, all_at_once(tmp_path / "clean", 6, 200))


@pytest.mark.soak
@pytest.mark.slow
def test_100_nights_with_faults_end_as_one_night_without(tmp_path):
    count, events = int(os.environ.get("PLAINT_NIGHTS", "100")), int(os.environ.get("PLAINT_EVENTS", "20000"))
    whole_every = int(os.environ.get("PLAINT_WHOLE_EVERY", "1"))
    faults = Faults(int(os.environ.get("PLAINT_SEED", "7")), disk_if_any(tmp_path))
    disturbed = nights(tmp_path / "disturbed", count, events, whole_every, faults)
    assert_same(disturbed, all_at_once(tmp_path / "clean", count, events))
    assert sum(number for met, number in faults.met.items() if not met.startswith("none")) >= count / 2


def disk_if_any(folder):
    """The double for the disk; None where it can't be made: signals alone then."""
    double = compiled(folder)
    return Disk(double) if double else None
