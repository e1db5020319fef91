"""Write, prune and list the baseline of a project's gates."""

from pathlib import Path

from .analysis import existing_analysis
from .answers import Answers
from .gates.baseline import Baseline, identity, read_baseline, write_baseline
from .gates.checking import check_gate
from .measuring import ask_of
from .settings import SettingsFile, read_settings
from .store import open_database
from .terminal import safe

Known = dict[str, set[tuple[str, ...]]]


def keep_all(settings_path: Path) -> str:
    """Make every row that such a gate counts now a known one; says what was written."""
    settings = read_settings(settings_path)
    known = _rows_now(settings)
    path = write_baseline(settings.folder, Baseline(known))
    return f"{path.name}: {sum(map(len, known.values()))} known rows of {len(known)} gates"


def forget_stale(settings_path: Path) -> str:
    """Keep only the known rows that are still there; says how many went."""
    settings = read_settings(settings_path)
    before, now = read_baseline(settings.folder).known, _rows_now(settings)
    kept = {gate: rows & now.get(gate, set()) for gate, rows in before.items() if gate in now}
    write_baseline(settings.folder, Baseline(kept))
    return f"{sum(map(len, before.values())) - sum(map(len, kept.values()))} stale entries forgotten"


def listing(settings_path: Path) -> str:
    """The known rows by gate."""
    known = read_baseline(read_settings(settings_path).folder).known
    lines = [line for gate in sorted(known) for line in (f"{safe(gate)}: {len(known[gate])}", *_shown(known[gate]))]
    return "\n".join(lines) if lines else "no baseline yet; `plaint baseline write` makes one"


def _shown(rows: set[tuple[str, ...]]) -> list[str]:
    return ["  " + safe(" ".join(one)) for one in sorted(rows)]


def _rows_now(settings: SettingsFile) -> Known:
    as_of = existing_analysis(settings)
    known: Known = {}
    with open_database(settings.database) as con:
        answers = Answers(con, as_of)
        for place, gate in enumerate(settings.settings.gates):
            if gate.baseline:
                measure = check_gate(answers, gate, settings.where("gates", place))
                rows = ask_of(answers, gate.measure, gate.where).to_pylist()
                known[gate.title] = {identity(row, measure.grain) for row in rows}
    return known
