"""Build sdist and wheel so that two builds are the same bytes, and check that they are; with --run PYTHON… install them bare and run the demo.

usage: python tests/dist.py [--run PYTHON …]

The time of all files is SOURCE_DATE_EPOCH, else that of the last commit. The wheel is built of the sdist, so the sdist holds what it needs.
"""

import argparse
import gzip
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEFT_OUT = (".ci/", ".gitignore")
"""What is tracked and yet of no use to who has only the sdist."""
NIGHT = (
    ("nightly", 1),
    ("report", 0),
    ("check", 1),
    ("query sla_by_clock --format json", 0),
    ("doctor", 0),
    ("init --settings mine.toml exports/london_complaints_2026q1.csv", 0),
)
"""What is run on the demo besides its own night, and how it ends: 1 where its gates speak, one of which fails on purpose."""


def tracked() -> list[str]:
    """The files that git tracks and that are there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).exists()]


def epoch() -> int:
    """The time that all files get, in seconds."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    told = given or subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return int(told)


def built(folder: Path, moment: int) -> list[Path]:
    """Copy what is tracked into `folder`, build the sdist there and the wheel of the unpacked sdist; gives both."""
    source, out = folder / "source", folder / "out"
    for name in tracked():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, source / name)
        (source / name).chmod(0o644)
    _build("--sdist", source, out, moment)
    sdist = next(out.glob("*.tar.gz"))
    even(sdist, moment)
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    _build("--wheel", unpacked, out, moment)
    return [sdist, next(out.glob("*.whl"))]


def _build(what: str, source: Path, out: Path, moment: int) -> None:
    command = [sys.executable, "-m", "build", what, "--no-isolation", "--outdir", str(out), str(source)]
    done = subprocess.run(command, env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)}, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def even(sdist: Path, moment: int) -> None:
    """Write the archive anew with one time, one owner and one order: setuptools puts in those of the machine."""
    with tarfile.open(sdist) as archive:
        members = [(member, archive.extractfile(member)) for member in sorted(archive.getmembers(), key=lambda one: one.name)]
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as out:
            for member, content in members:
                plain = tarfile.TarInfo(member.name)
                plain.type, plain.size, plain.mtime = member.type, member.size, moment
                plain.mode = 0o755 if member.isdir() else 0o644
                out.addfile(plain, content)
    with sdist.open("wb") as file, gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=moment) as packed:
        packed.write(buffer.getvalue())


def missing(sdist: Path) -> list[str]:
    """What git tracks, a test may need and the sdist lacks."""
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    return [name for name in tracked() if name not in held and not name.startswith(LEFT_OUT)]


def run_bare(python: str, wheel: Path, folder: Path) -> None:
    """Install the lock and the wheel for `python` into an empty environment, and run the demo's night there."""
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements.txt")], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    plaint, demo = str(folder / "bin" / "plaint"), folder / "demo"
    subprocess.run([plaint, "-q", "demo", str(demo)], cwd=folder, check=True)
    for line, code in NIGHT:
        done = subprocess.run([plaint, "-q", *line.split()], cwd=demo, capture_output=True, text=True, check=False)
        if done.returncode != code:
            sys.exit(f"{python}: plaint {line} ended with {done.returncode}, not {code}\n{done.stdout}{done.stderr}")
    said = subprocess.run([plaint, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{python}: {said} installed bare; ran demo, {', '.join(line.split()[0] for line, _ in NIGHT)}")  # noqa: T201  a script's result


def main() -> int:
    """Build twice, compare, put both into dist/; 1 where they differ or the sdist lacks something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", nargs="+", default=[], metavar="PYTHON")
    asked = parser.parse_args()
    os.umask(0o022)
    moment = epoch()
    with tempfile.TemporaryDirectory() as scratch:
        first, second = (built(Path(scratch) / name, moment) for name in ("first", "second"))
        for one, other in zip(first, second, strict=True):
            digest = hashlib.sha256(one.read_bytes()).hexdigest()
            if one.read_bytes() != other.read_bytes():
                sys.exit(f"{one.name}: two builds differ")
            print(f"{digest}  {one.name}")  # noqa: T201  a script's result
        lacking = missing(first[0])
        if lacking:
            sys.exit(f"{first[0].name} lacks {', '.join(lacking)}; see MANIFEST.in")
        (ROOT / "dist").mkdir(exist_ok=True)
        made = [Path(shutil.copy(path, ROOT / "dist" / path.name)) for path in first]
        for place, python in enumerate(asked.run):
            run_bare(python, made[1], Path(scratch) / f"bare{place}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
