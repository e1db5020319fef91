"""Known breaches by the identity of their rows: a text file for version control, so that a gate fails only on new ones."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from ..settings import Gate
from ..tables_out import plain

NAME = "plaint-baseline.json"
Row = dict[str, Any]


@dataclass(frozen=True)
class Baseline:
    """Gate title -> the identities of its known rows, each the values of the measure's grain."""

    known: dict[str, set[tuple[str, ...]]]

    def new(self, gate: Gate, rows: list[Row], grain: tuple[str, ...]) -> list[Row]:
        """The rows that the baseline does not know."""
        known = self.known.get(gate.title, set())
        return [row for row in rows if identity(row, grain) not in known]

    def stale(self, gate: Gate, rows: list[Row], grain: tuple[str, ...]) -> int:
        """How many known rows are there no more."""
        return len(self.known.get(gate.title, set()) - {identity(row, grain) for row in rows})


def identity(row: Row, grain: tuple[str, ...]) -> tuple[str, ...]:
    """What makes the row itself: the values of its grain as texts."""
    return tuple(str(plain(row[name])) for name in grain)


def read_baseline(folder: Path) -> Baseline:
    """The baseline beside the settings; empty where there is none. SettingsError where it is not as written by us."""
    path = folder / NAME
    if not path.exists():
        return Baseline({})
    try:
        known = json.loads(path.read_text(encoding="utf-8"))["known"]
        return Baseline({gate: {tuple(map(str, one)) for one in rows} for gate, rows in known.items()})
    except (ValueError, KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.name}: is no baseline ({type(error).__name__}); write it anew: plaint baseline write") from None


def write_baseline(folder: Path, baseline: Baseline) -> Path:
    """Write it sorted, one identity a line, so that a version control shows what changed; gives its path."""
    path = folder / NAME
    gates = []
    for gate in sorted(baseline.known):
        rows = ",\n".join(f"   {json.dumps(list(one), ensure_ascii=False)}" for one in sorted(baseline.known[gate]))
        gates.append(
            f"  {json.dumps(gate, ensure_ascii=False)}: [\n{rows}\n  ]" if rows else f"  {json.dumps(gate, ensure_ascii=False)}: []"
        )
    beside = path.with_suffix(".tmp")
    beside.write_text('{\n "known": {\n' + ",\n".join(gates) + "\n }\n}\n", encoding="utf-8")
    beside.replace(path)
    return path
