"""Several runs at once: one writes, the others wait or are told; readers never meet anything but a whole night."""

import json
import subprocess
import sys

import pytest
from plaint.errors import Exit

from .conftest import AS_OF, cases, error_lines, events, last_line

PUBLISHES = 50

READER = """
import json, sys, threading
from pathlib import Path
from plaint.store import facts_of, open_database
from plaint import engine
over = threading.Event()
threading.Thread(target=lambda: (sys.stdin.readline(), over.set()), daemon=True).start()
seen, reads = set(), 0
print("reading", flush=True)
while not over.wait(float(sys.argv[1])):
    with open_database(Path("plaint.duckdb")) as con:
        run = facts_of(con)["run_id"]
        counts = [con.execute(f"select count(*) from {name}").fetchall()[0][0] for name in ("complaints", "cases", "case_holders", "runs")]
        assert counts[0] == counts[1] == counts[2], counts
        seen.add((run, *counts))
        reads += 1
print(json.dumps([reads, sorted(seen)]), flush=True)
"""


@pytest.fixture(params=[(2, 0.01)])
def readers(project, request):
    """Processes that read the database over and over; calling it ends them and gives what each saw."""
    number, pause = request.param
    command = [sys.executable, "-c", READER, str(pause)]
    running = [
        subprocess.Popen(command, cwd=project.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(number)
    ]
    for one in running:
        assert one.stdout.readline() == "reading\n"

    def end():
        told = [one.communicate("\n", timeout=60) for one in running]
        assert {one.returncode for one in running} == {0}, told
        return [json.loads(out) for out, _ in told]

    yield end
    for one in running:
        one.kill()
        one.wait()
        for pipe in (one.stdin, one.stdout, one.stderr):
            pipe.close()


def test_two_nights_at_once_give_what_one_gives_and_readers_see_whole_nights(project, second_night, readers):
    both = [project.start("nightly", "--as-of", AS_OF, "--wait", "120") for _ in range(2)]
    for one in both:
        one.out, one.err = one.communicate(timeout=120)
    assert [one.returncode for one in both] == [0, 0], [one.err for one in both]
    assert sorted(last_line(one)["account"]["new"] for one in both) == [0, 1000]
    assert project.tables() == second_night.tables()
    assert project.files() == second_night.files()
    for reads, seen in readers():
        assert reads >= 5
        assert {(cases, runs) for _, cases, _, _, runs in seen} <= {(500, 1), (1000, 2), (1000, 3)}
        assert len({run for run, *_ in seen}) == len(seen)


def test_a_night_that_may_not_wait_is_told_who_is_at_work(project):
    first = project.start("nightly", "--as-of", AS_OF)
    while not (project.store / "work.db").exists():
        assert first.poll() is None
    second = project.run("nightly", "--as-of", AS_OF, "--wait", "0")
    assert second.returncode == Exit.BUSY
    assert last_line(second)["code"] == Exit.BUSY
    assert [f"`plaint nightly` (process {first.pid}, since " in line for line in error_lines(second)] == [True]
    first.kill()
    first.communicate()
    assert project.run("load", "--wait", "0").returncode == 0  # the lock of a dead process is none


@pytest.mark.soak
@pytest.mark.slow
@pytest.mark.parametrize("readers", [(4, 0.25)], indirect=True)
def test_fifty_publishes_of_two_nights_at_a_time_disturb_no_reader(project, readers):
    """Each pair brings twenty cases; one night publishes them, the other waits and finds nothing new."""
    for number in range(PUBLISHES // 2):
        first = 1000 + number * 20
        project.write(f"in/cases-{number}.csv", cases(first, first + 20)).write(f"in/events-{number}.csv", events(first, first + 20))
        both = [project.start("nightly", "--as-of", AS_OF, "--wait", "600") for _ in range(2)]
        for one in both:
            one.out, one.err = one.communicate(timeout=900)
        assert [one.returncode for one in both] == [0, 0], [one.err for one in both]
        assert max(last_line(one)["account"]["new"] for one in both) >= 20
    told = readers()
    assert len(told) == 4
    for reads, seen in told:
        assert reads >= PUBLISHES
        assert len({run for run, *_ in seen}) == len(seen)
        assert {counted for _, counted, _, _, _ in seen} <= {500, *range(1020, 1020 + PUBLISHES * 10, 20)}
    assert project.run("doctor").returncode == 0
