"""No command but those that ask for it uses the network: every command runs where there is none, and none even tries."""

import shutil
import subprocess

import pytest

from .conftest import AS_OF

WATCH = """
import atexit, os, sys
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto", "urllib.Request"):
        with open(os.environ["PLAINT_WATCH"], "a") as file:
            file.write(f"{event} {args[1:]}\\n")
        raise RuntimeError("the network was used")
sys.addaudithook(watch)
"""
COMMANDS = """
import sys
from plaint import app
for command in COMMANDS:
    code = app.run(command)
    print(code, *command)
"""
ALL = [
    ["init", "in/cases1.csv", "-o", "other.toml"], ["load"], ["analyze", "--as-of", AS_OF], ["report"], ["check"], ["baseline", "write"],
    ["nightly", "--as-of", AS_OF], ["query", "sla_by_clock"], ["queries"], ["explain", "1"], ["quarantine"], ["problem", "list"], ["presets"],
    ["doctor"], ["words", "list"], ["--help"],
]  # fmt: skip


def silent(project, commands, before=()):
    """Run the commands under watch; gives their exit codes."""
    import sys

    project.write("watch/sitecustomize.py", WATCH)
    watched = project.folder / "watched"
    code = f"COMMANDS = {commands!r}\n{COMMANDS}"
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(project.folder / "watch"), "PLAINT_WATCH": str(watched)}
    done = subprocess.run([*before, sys.executable, "-c", code], cwd=project.folder, env=environment, capture_output=True, text=True, check=False, timeout=300)  # fmt: skip
    assert not watched.exists(), watched.read_text(encoding="utf-8")
    assert "Traceback" not in done.stderr, done.stderr
    assert "a bug in plaint" not in done.stderr, done.stderr
    return [int(line.split()[0]) for line in done.stdout.splitlines() if line[:2].strip().isdigit() and line[1:2] == " "]


def without_network():
    """The prefix that takes the network away; skips where this is not permitted."""
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("unshare is not permitted here")
    return ["unshare", "-rn"]


def test_the_watch_sees_an_attempt(project):
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    project.write("watch/sitecustomize.py", WATCH)
    environment = {"PYTHONPATH": str(project.folder / "watch"), "PLAINT_WATCH": str(project.folder / "watched")}
    import sys

    assert subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False).returncode
    assert "socket.getaddrinfo" in (project.folder / "watched").read_text(encoding="utf-8")


@pytest.mark.slow
def test_no_command_uses_the_network(project):
    codes = silent(project, ALL, without_network())
    assert len(codes) >= len(ALL)


@pytest.mark.slow
def test_the_demo_uses_no_network(project):
    silent(project, [["demo", "shown"]], without_network())
    assert (project.folder / "shown").is_dir()
