"""Pictures of the demo's report for docs/report.md: `make screenshots`, or `python tests/report/screenshots.py DEMO` with a demo at hand.

Needs Chromium and playwright, for the printed pages pdftoppm; the pictures are a screen each, and below LIMIT as they come.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parents[2] / "docs" / "report"
CHROMIUM = os.environ.get("PLAINT_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
LIMIT = 300_000  # bytes of a picture
CHOOSE = """async () => {
  const field = document.querySelector('select[name=team]');
  field.selectedIndex = 2;
  field.form.dispatchEvent(new Event('change', { bubbles: true }));
}"""
SHOTS = [  # name, language, scheme, width, height, what to bring to the top, what to do first
    ("top", "en", "light", 1280, 1500, "", ""),
    ("dark", "en", "dark", 1280, 1300, "#sla", ""),
    ("narrow", "en", "light", 390, 1400, "", ""),
    ("filter", "en", "light", 1280, 1300, ".tiles", CHOOSE),
    ("pictures", "en", "light", 1280, 1300, "#value figure", ""),
    ("chinese", "zh", "light", 1280, 1500, "", ""),
]


def save(shot, name):
    """Keep a screenshot; one that is too large for the documents ends the script."""
    if len(shot) > LIMIT:
        raise SystemExit(f"{name}.png has {len(shot)} bytes; make it smaller")
    (DOCS / f"{name}.png").write_bytes(shot)


def pages_of(pdf, names):
    """Pictures of some pages of a PDF, where pdftoppm is installed."""
    if not shutil.which("pdftoppm"):
        sys.stdout.write("pdftoppm is not installed: the pictures of printed pages stay as they are\n")
        return
    for page, name in names:
        with tempfile.TemporaryDirectory() as folder:
            command = ["pdftoppm", "-png", "-r", "70", "-f", str(page), "-l", str(page), "-singlefile", str(pdf), f"{folder}/page"]
            subprocess.run(command, check=True)
            save((Path(folder) / "page.png").read_bytes(), name)


def main(demo):
    """Take all pictures of the demo in the folder `demo`, writing its report in both languages."""
    DOCS.mkdir(exist_ok=True)
    plaint = [sys.executable, "-m", "plaint", "report", "--as-of", "2026-06-30T18:00", "--pdf"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for language in ("en", "zh"):
            subprocess.run([*plaint, "--lang", language], cwd=demo, check=True)
            page = (demo / "reports" / "latest" / "report.html").resolve()
            for name, spoken, scheme, width, height, top, action in SHOTS:
                if spoken == language:
                    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
                    tab = context.new_page()
                    tab.goto(page.as_uri())
                    tab.wait_for_selector("body.ready")
                    if action:
                        tab.evaluate(action)
                    if top:
                        tab.evaluate("(top) => scrollTo(0, document.querySelector(top).getBoundingClientRect().top + scrollY - 60)", top)
                    save(tab.screenshot(), name)
                    context.close()
            if language == "en":
                pages_of(page.with_suffix(".pdf"), [(1, "print-1"), (2, "print-3")])
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
