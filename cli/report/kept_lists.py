"""Case lists that stand as this analysis wrote them are not written again."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .write import Report

Beside = list[dict[str, Any]]


def lists_kept(report: "Report", folder: Path) -> Beside | None:
    """What was said of the lists when they were written; None where one is not as it was, or was written otherwise."""
    note = _note(report, folder)
    try:
        told = json.loads(note.read_text(encoding="utf-8")) if note else None
        return told["beside"] if told and told["files"] == _files(folder) else None
    except (OSError, ValueError):
        return None


def keep_lists(report: "Report", folder: Path, beside: Beside) -> None:
    """Note how the lists in `folder` stand, where answers are kept."""
    note = _note(report, folder)
    if note and note.parent.is_dir():
        with suppress(OSError):  # without the note the next report only takes longer
            note.write_text(json.dumps({"beside": beside, "files": _files(folder)}), encoding="utf-8")


def _note(report: "Report", folder: Path) -> Path | None:
    """The note on lists written into this folder, in this form; the place says of which run, instant and queries."""
    place = report.answers.folder
    form = f"{folder.resolve()}\0{report.language.zone}\0{report.masking.form}\0{report.list_rows}"
    return place / f"lists-{hashlib.sha256(form.encode()).hexdigest()[:16]}.json" if place else None


def _files(folder: Path) -> dict[str, list[int]]:
    stands = {path.name: path.stat() for path in sorted(folder.iterdir()) if not path.name.startswith(".")}
    return {name: [one.st_size, one.st_mtime_ns] for name, one in stands.items()}
