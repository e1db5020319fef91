"""Write the docs that are generated from the code, or with --check say which are out of date."""

import sys
from pathlib import Path

from plaint import catalogue

ROOT = Path(__file__).parents[1]


def generated() -> dict[Path, str]:
    """Every generated file with what it should hold."""
    return {ROOT / "docs" / "queries.md": catalogue.markdown()}


def main() -> int:
    """Write all, or with --check compare all; 1 where one is out of date."""
    stale = 0
    for path, text in generated().items():
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path.relative_to(ROOT)} is out of date; run `make docs`")  # noqa: T201  a script's result
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
