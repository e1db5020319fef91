"""Where a lake's files lie: TABLE/source=SOURCE/day=DAY/data.parquet, and a manifest that knows each day."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ..errors import DamagedError

DAYS = {"complaints": "received_at", "events": "at", "calls": "started_at"}
"""Tables that are cut by source and day (UTC), and the instant whose day it is."""
WHOLE = ("customers", "imports", "quarantine")
"""Loaded tables of one file each: small beside the others."""
NO_DAY = "__HIVE_DEFAULT_PARTITION__"
"""What Hive, Spark and DuckDB call the part of rows whose day is not known."""


@dataclass(frozen=True)
class Lake:
    """A lake's folder. What begins with _ is no data: Spark and DuckDB's globs pass over it."""

    root: Path

    @property
    def manifest(self) -> Path:
        """Rows and fingerprint of every part."""
        return self.root / "_plaint.json"

    @property
    def beside(self) -> Path:
        """New parts are written here, then renamed into their place."""
        return self.root / "_beside"

    def part(self, table: str, source: str, day: str | None) -> Path:
        """The file of one source and day."""
        return self.root / table / f"source={quote(source, safe='')}" / f"day={day or NO_DAY}" / "data.parquet"

    def whole(self, table: str) -> Path:
        """The file of a table that is not cut."""
        return self.root / table / "data.parquet"

    def pattern(self, table: str) -> str:
        """What names all files of a table to DuckDB."""
        return str(self.root / table / ("*/*/data.parquet" if table in DAYS else "data.parquet"))

    def known(self) -> tuple[str, dict[str, str]]:
        """Of the last write: whose tables these are, and the fingerprints by path; DamagedError where the manifest is none of ours."""
        if not self.manifest.exists():
            return "", {}
        try:
            told = json.loads(self.manifest.read_text(encoding="utf-8"))
            parts: dict[str, str] = told["parts"]
            return str(told.get("database", "")), parts
        except (ValueError, KeyError, TypeError, AttributeError):
            raise DamagedError(f"{self.manifest}: is no manifest of a lake; move the folder away and write it again") from None

    def remember(self, database: str, parts: dict[str, str]) -> None:
        """Write the manifest anew, in one rename."""
        beside = self.manifest.with_suffix(".tmp")
        told = {"version": 1, "database": database, "parts": parts}
        beside.write_text(json.dumps(told, sort_keys=True, indent=0), encoding="utf-8")
        beside.replace(self.manifest)


def lake_of(database: Path, folder: Path | None) -> Lake:
    """The lake in `folder`; without one, the folder `lake` beside the database."""
    return Lake((folder or database.with_name("lake")).absolute())
