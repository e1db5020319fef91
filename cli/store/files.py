"""The files of a store: where they lie, how they are copied, hashed and swapped in for good."""

import errno
import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from ..errors import OutOfMeansError

GENERATIONS_KEPT = 3
MANIFESTS_KEPT = 1_000


@dataclass(frozen=True)
class Layout:
    """Paths around the published database `current`; all else lies in a folder beside it."""

    current: Path

    @property
    def folder(self) -> Path:
        """What belongs to the store and is nobody else's business."""
        return self.current.with_name(self.current.name + ".d")

    @property
    def lock(self) -> Path:
        """Held while a run writes."""
        return self.folder / "lock"

    @property
    def work(self) -> Path:
        """The copy that a run works on."""
        return self.folder / "work.db"

    @property
    def temp(self) -> Path:
        """Spilled intermediate results and staged inputs."""
        return self.folder / "temp"

    @property
    def generations(self) -> Path:
        """The last published databases, newest name last."""
        return self.folder / "generations"

    @property
    def answers(self) -> Path:
        """What the measures answered on the published database; gone with the next run that writes."""
        return self.folder / "answers"

    def manifest(self, sha256: str) -> Path:
        """What is known of the database with that hash."""
        return self.folder / "manifests" / f"{sha256}.json"


def answers_beside(database: Path) -> Path:
    """Where the answers of the measures on this database are kept."""
    return Layout(database).answers


def sweep(layout: Layout) -> None:
    """Remove what an interrupted run left behind. Only under the lock."""
    shutil.rmtree(layout.temp, ignore_errors=True)
    shutil.rmtree(layout.answers, ignore_errors=True)
    for left in (layout.work, layout.work.with_name(layout.work.name + ".wal"), *layout.folder.glob("**/*.tmp")):
        left.unlink(missing_ok=True)
    for spilled in layout.folder.glob("read-*"):
        if not _lives(spilled.name.removeprefix("read-")):
            shutil.rmtree(spilled, ignore_errors=True)
    for folder in (layout.folder, layout.temp, layout.generations, layout.folder / "manifests"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _lives(pid: str) -> bool:
    """Whether the process with that number runs, as far as can be known."""
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def check_space(layout: Layout, input_bytes: int) -> None:
    """OutOfMeansError unless there is room for three copies of the database and the input."""
    size = layout.current.stat().st_size if layout.current.exists() else 0
    needed, free = 3 * size + input_bytes, shutil.disk_usage(layout.folder).free
    if free < needed:
        raise OutOfMeansError(f"{layout.folder}: {free >> 20} MiB free, {needed >> 20} MiB needed; make room or move the database")


def hash_of(path: Path) -> str:
    """sha256 of a file. Never of a database that this process has open: closing the file would drop DuckDB's lock."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy(source: Path, target: Path) -> None:
    """Copy a file's bytes. Where the file system can (XFS, btrfs), both share them until one is changed; the rest is up to the kernel.

    A night copies the database once or twice: of 2.5 GB, 0.8 s of processor where `shutil.copyfile` takes 1.1 to 4.
    """
    if hasattr(os, "copy_file_range"):
        try:
            with source.open("rb") as given, target.open("wb") as made:
                while os.copy_file_range(given.fileno(), made.fileno(), 1 << 30):
                    pass
        except OSError as error:
            if error.errno not in _NOT_SO:
                raise
        else:
            if target.stat().st_size == source.stat().st_size:
                return
    shutil.copyfile(source, target)


_NOT_SO = {errno.EXDEV, errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EBADF}
"""What copy_file_range says where kernel or file system cannot do it."""


def publish(layout: Layout, facts: dict[str, object]) -> None:
    """Put the closed work copy in the place of the current database, for good, and keep the one before."""
    digest = hash_of(layout.work)
    _write_synced(
        layout.manifest(digest),
        json.dumps({**facts, "sha256": digest, "bytes": layout.work.stat().st_size}, sort_keys=True),
    )
    sync(layout.work)
    kept = sorted(layout.generations.iterdir())
    if layout.current.exists() and not (kept and kept[-1].samefile(layout.current)):  # the same: a run died before its swap
        number = int(kept[-1].stem) + 1 if kept else 1
        os.link(layout.current, layout.generations / f"{number:08d}.duckdb")
    layout.work.replace(layout.current)
    sync(layout.current.parent)
    _prune(layout, digest)


def _prune(layout: Layout, current: str) -> None:
    """Keep the last few generations, and manifests far longer: a backup that is put back must be known."""
    kept = sorted(layout.generations.iterdir())
    for old in kept[:-GENERATIONS_KEPT]:
        old.unlink()
    manifests = sorted((layout.folder / "manifests").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    for manifest in manifests[:-MANIFESTS_KEPT]:
        if manifest.stem != current:
            manifest.unlink()


def _write_synced(path: Path, text: str) -> None:
    beside = path.with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    sync(beside)
    beside.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Have what was written to a file, or renamed in a folder, on the disk for good."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
