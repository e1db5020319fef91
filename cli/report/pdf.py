"""The page as PDF, printed by an installed Chromium."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from ..errors import OutOfMeansError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip
PATIENCE = 120


def find_chromium() -> str | None:
    """The path of an installed Chromium; PLAINT_CHROMIUM names another."""
    return os.environ.get("PLAINT_CHROMIUM") or next((path for path in map(shutil.which, NAMES) if path), None)


def write_pdf(page: Path) -> Path:
    """Print `page` to report.pdf beside it; OutOfMeansError where there is no Chromium or it fails."""
    program = find_chromium()
    if program is None:
        raise OutOfMeansError("--pdf needs Chromium or Chrome and none is installed; PLAINT_CHROMIUM may name it")
    target = page.with_suffix(".pdf")
    part = target.with_name(f".{target.name}.part")
    with tempfile.TemporaryDirectory(prefix="plaint-pdf-") as profile:
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [program, *FLAGS, *root, f"--user-data-dir={profile}", f"--print-to-pdf={part}", page.resolve().as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603  the user's own browser on our own page
        except subprocess.TimeoutExpired:
            raise OutOfMeansError(f"{program} did not print the page within {PATIENCE} s") from None
    if done.returncode or not part.exists():
        raise OutOfMeansError(f"{program} could not print the page (exit {done.returncode})")
    return part.replace(target)
