"""The index of nights: what each night's report said, the newest as `latest`, the oldest removed when asked."""

import json
import os
import re
import shutil
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..terminal import warn

if TYPE_CHECKING:
    from jinja2 import Environment

_NIGHT = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def sweep(reports: Path) -> None:
    """Remove what a run that died left in the folder of reports. Only while no other run writes there."""
    for folder in (reports, *(one for one in reports.iterdir() if _NIGHT.match(one.name) and not one.is_symlink())):
        for place in (folder, folder / "lists"):
            for part in place.glob(".*.part"):
                shutil.rmtree(part) if part.is_dir() and not part.is_symlink() else part.unlink(missing_ok=True)


def write_index(env: "Environment", context: Mapping[str, Any], folder: Path, keep: int) -> None:
    """Bring index.html and `latest` beside `folder` up to date; with `keep` > 0 remove the oldest nights beyond it."""
    reports = folder.parent
    nights = sorted((one for one in reports.iterdir() if _NIGHT.match(one.name) and one.is_dir()), reverse=True)
    for old in nights[keep:] if keep > 0 else []:
        if old != folder:
            shutil.rmtree(old)
    told = [night for night in map(_night, nights[: keep or None]) if night]
    _rename(reports / "index.html", env.get_template("pages/index.html").render(**context, nights=told))
    _point(reports / "latest", nights[0])


def nights_written(reports: Path) -> list[datetime]:
    """The instants (naive UTC) of all reports in the folder, oldest first; warns of one whose report.json does not tell it."""
    told = []
    for folder in sorted(reports.iterdir()) if reports.is_dir() else []:
        path = folder / "report.json"
        if _NIGHT.match(folder.name) and path.is_file():
            try:
                told.append(datetime.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["as_of"]))
            except (ValueError, KeyError, TypeError):
                warn(f"{path}: does not tell of which instant it is, and is passed over; remove {folder}, or write it with --as-of")
    return told


def _night(folder: Path) -> dict[str, Any] | None:
    """A night's headline numbers, its week and its month; None where what it wrote is missing or not ours."""
    for name in ("night.json", "report.json"):
        try:
            data = json.loads((folder / name).read_text(encoding="utf-8"))
            day = date.fromisoformat(folder.name)
        except (FileNotFoundError, ValueError):
            continue
        if "measures" in data:
            return {
                "name": folder.name,
                "day": day,
                "week": "{}-W{:02}".format(*day.isocalendar()),
                "month": f"{day:%Y-%m}",
                "measures": data["measures"],
            }
    return None


def _rename(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)


def _point(link: Path, target: Path) -> None:
    """Make `link` point at `target`; where the system knows no links, copy it."""
    part = link.with_name(".latest.part")
    shutil.rmtree(part) if part.is_dir() and not part.is_symlink() else part.unlink(missing_ok=True)
    try:
        part.symlink_to(target.name, target_is_directory=True)
    except OSError:
        shutil.copytree(target, part)
    if link.is_dir() and not link.is_symlink():
        shutil.rmtree(link)
    os.replace(part, link)  # noqa: PTH105  Path.replace follows no link either, but says so less clearly
