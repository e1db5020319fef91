"""Play the console blocks of a document: run each command, and write what it prints below it.

`python tests/docs/playing.py` writes docs/tutorial.md anew; the test beside it only compares.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(r"^```(?P<kind>console|toml)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_RUN_ID = re.compile(r'"run_id": "[0-9a-f]+"')


def played(text: str, folder: Path) -> str:
    """The document with the outputs of its commands as they are, run in `folder`; toml blocks are appended to plaint.toml."""
    programs = folder / ".programs"
    programs.mkdir()
    (programs / "plaint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plaint "$@"\n', encoding="utf-8")
    (programs / "plaint").chmod(0o755)
    last = 0

    def block(match: re.Match[str]) -> str:
        nonlocal last
        if match["kind"] == "toml":
            with (folder / "plaint.toml").open("a", encoding="utf-8") as file:
                file.write(match["body"])
            return match[0]
        lines = []
        for command in (line[2:] for line in match["body"].splitlines() if line.startswith("$ ")):
            done = _run(f"(exit {last}); {command}", folder, programs)
            last = done.returncode if not command.startswith("echo") else 0
            lines += [f"$ {command}", *(line.rstrip() for line in _RUN_ID.sub('"run_id": "…"', done.stdout).splitlines())]
        return "\n".join(["```console", *lines, "```"])

    return _BLOCK.sub(block, text)


def _run(command: str, folder: Path, programs: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def set_up(folder: Path) -> Path:
    """The folder with the tutorial's two exports in it."""
    for name in ("tickets.csv", "history.csv"):
        shutil.copy(TUTORIAL.parent / "tutorial" / name, folder / name)
    return folder


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        TUTORIAL.write_text(played(TUTORIAL.read_text(encoding="utf-8"), set_up(Path(scratch))), encoding="utf-8")
