"""Means run out: one line, exit 6, nothing lost, and the next night is whole."""

import resource
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from plaint.errors import Exit
from plaint.store import hash_of

from .conftest import AS_OF, Project, arrive, error_lines, last_line
from .test_kill import STEPS, assert_readable, assert_whole


def assert_clean_end(done, code=Exit.OUT_OF_MEANS):
    assert done.returncode == code, done.err
    assert len(error_lines(done)) == 1, done.err
    assert "a bug in plaint" not in done.err
    assert last_line(done)["code"] == code


@pytest.fixture
def mounted():
    """Mount something below the test's folder; skips where this is not permitted."""
    made = []

    def mount(*args, at):
        at.mkdir(exist_ok=True)
        done = subprocess.run(["mount", *args, str(at)], capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
        made.append(at)
        return at

    yield mount
    for at in reversed(made):
        subprocess.run(["umount", "-l", str(at)], check=True)


@pytest.mark.parametrize("limit", [2**20, 2**24])
def test_files_may_not_grow(project, limit):
    old = hash_of(project.database)
    done = project.night(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert_clean_end(done)
    assert hash_of(project.database) == old
    assert not (project.store / "work.db").exists()


@pytest.mark.parametrize("limit", ["1MB", "10MB"])
def test_too_little_memory_for_the_database(project, limit):
    old = hash_of(project.database)
    text = (project.folder / "plaint.toml").read_text(encoding="utf-8")
    project.write("plaint.toml", text.replace("[project]", f'[project]\nmemory_limit = "{limit}"'))
    assert_clean_end(project.night())
    assert hash_of(project.database) == old


def test_too_little_memory_for_the_libraries(project):
    old = hash_of(project.database)
    limit = 420 * 2**20
    done = project.night(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    # where the C library itself finds no memory it aborts the process: no line is ours to write then
    assert done.returncode in {Exit.OUT_OF_MEANS, 127, -6, -11}, done.err
    assert hash_of(project.database) == old


def test_too_few_open_files(project):
    done = project.night(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9)))
    assert done.returncode == Exit.OUT_OF_MEANS, done.err
    assert "a bug in plaint" not in done.err


def test_a_read_only_folder(project, mounted):
    mounted("--bind", str(project.folder), at=project.folder)
    subprocess.run(["mount", "-o", "remount,ro,bind", str(project.folder)], check=True)
    assert_clean_end(project.night())
    done = project.run("query", "load_account")
    assert done.returncode == 0, done.err  # readers need to write nothing
    assert project.run("report").returncode == Exit.OUT_OF_MEANS


def test_a_read_only_folder_of_reports_is_found_before_the_night(project, mounted):
    old = hash_of(project.database)
    mounted("--bind", str(project.reports), at=project.reports)
    subprocess.run(["mount", "-o", "remount,ro,bind", str(project.reports)], check=True)
    done = project.night()
    assert_clean_end(done)
    assert hash_of(project.database) == old


def test_a_file_in_the_place_of_the_folder_of_reports(project):
    shutil.rmtree(project.reports)
    project.reports.write_text("no folder", encoding="utf-8")
    assert_clean_end(project.night())


@pytest.fixture
def small_disk(first_night, tmp_path, mounted):
    """The project on a small file system of its own."""
    place = mounted("-t", "tmpfs", "-o", "size=220m", "tmpfs", at=tmp_path / "disk")
    shutil.copytree(first_night.folder, place / "p", symlinks=True)
    return arrive(Project(place / "p"))


def fill(folder, leave=0):
    """Take all room that is left but `leave` bytes; gives the file to remove."""
    balloon, block = Path(folder) / "balloon", bytes(2**16)
    with balloon.open("wb", buffering=0) as file:
        while shutil.disk_usage(folder).free > leave:
            try:
                file.write(block)
            except OSError:
                break
    return balloon


def test_no_room_is_said_before_the_night(small_disk):
    old = hash_of(small_disk.database)
    fill(small_disk.folder.parent, leave=2**20)
    done = small_disk.night()
    assert_clean_end(done)
    assert "make room" in done.err
    assert hash_of(small_disk.database) == old


FULL_AT = [pytest.param(step, marks=[] if step == "the transaction" else [pytest.mark.slow]) for step in STEPS]


@pytest.mark.parametrize("step", FULL_AT)
def test_the_disk_is_full_at_a_step(small_disk, second_night, step):
    old = hash_of(small_disk.database)
    running = small_disk.start("nightly", "--as-of", AS_OF)
    while running.poll() is None and not STEPS[step](small_disk):
        time.sleep(0.002)
    try:
        balloon = fill(small_disk.folder.parent)
    except BaseException:
        running.kill()
        raise
    running.out, running.err = running.communicate(timeout=120)
    assert "Traceback" not in running.err
    if running.returncode:  # what was left to write may have found its place within files that were there
        assert_clean_end(running)
        assert not (small_disk.store / "work.db").exists()
    assert_readable(small_disk, old)
    balloon.unlink()
    assert_whole(small_disk, second_night)
