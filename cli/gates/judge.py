"""Hold the measures against the gates of the settings: one verdict a gate and group, with the figures that decided."""

from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from .. import engine
from ..errors import Exit, UsageError
from ..measuring import ask
from ..settings import Gate, SettingsFile, Where

if TYPE_CHECKING:
    import duckdb

COUNTS = ("measured", "cases")
"""The column that says how many cases a share is made of: the first of these that the measure has."""


@dataclass(frozen=True)
class Verdict:
    """One gate on one row: `state` is ok, warn, failed, too_few or unknown; `cases` is None where the measure has no count."""

    gate: str
    measure: str
    column: str
    where: str
    group: str
    value: float | None
    limit: float
    kind: str  # max or min
    cases: int | None
    state: str
    why: str


@dataclass(frozen=True)
class GateResults:
    """All verdicts of a run as of one instant."""

    as_of: datetime
    verdicts: tuple[Verdict, ...]

    @property
    def code(self) -> Exit:
        """1 where a gate failed, else 0: unknown and too few never fail."""
        return Exit.GATE_FAILED if any(one.state == "failed" for one in self.verdicts) else Exit.OK


def judge_all(con: "duckdb.DuckDBPyConnection", settings: SettingsFile, as_of: datetime) -> GateResults:
    """Judge every gate of the settings; SettingsError names the gate whose measure, column or condition is wrong."""
    verdicts: list[Verdict] = []
    for place, gate in enumerate(settings.settings.gates):
        verdicts += _judge(con, gate, as_of, settings.where("gates", place))
    return GateResults(as_of, tuple(verdicts))


def _judge(con: "duckdb.DuckDBPyConnection", gate: Gate, as_of: datetime, where: Where) -> list[Verdict]:
    try:
        measure = engine.find_measure(gate.measure)
    except UsageError as error:
        where.at("measure").fail(str(error))
    columns = {column.name for column in measure.columns}
    _check_column(gate.column, columns, where.at("column"))
    if gate.each:
        _check_column(gate.each, columns, where.at("each"))
    try:
        rows = ask(con, gate.measure, as_of, gate.where).to_pylist()
    except UsageError as error:
        where.at("where").fail(str(error))
    if not rows:
        return [_verdict(gate, "", {}, "unknown", "the measure has no row that meets the condition")]
    key = gate.each or next((name for name in measure.grain if name in columns), "")
    groups = [str(row[key]) if key and (gate.each or len(rows) > 1) else "" for row in rows]
    return [_judge_row(gate, group, row) for group, row in zip(groups, rows, strict=True)]


def _check_column(name: str, columns: set[str], where: Where) -> None:
    if name not in columns:
        near = get_close_matches(name, columns, n=1)
        where.fail(f"the measure has no column {name}; " + (f"did you mean {near[0]}?" if near else f"it has {', '.join(sorted(columns))}"))


def _judge_row(gate: Gate, group: str, row: dict[str, Any]) -> Verdict:
    value = row[gate.column]
    if value is None:
        return _verdict(gate, group, row, "unknown", "the log cannot tell")
    if not isinstance(value, int | float):
        return _verdict(gate, group, row, "unknown", f"{gate.column} is no number")
    cases = _cases(row)
    share = isinstance(value, float)
    if share and cases is not None and cases < gate.min_cases:
        return _verdict(gate, group, row, "too_few", f"{cases} cases, fewer than min_cases {gate.min_cases}")
    over = gate.max is not None and value > gate.max
    under = gate.min is not None and value < gate.min
    if over or under:
        return _verdict(gate, group, row, "failed", f"{'above' if over else 'below'} the limit")
    if gate.warn is not None and (value > gate.warn if gate.min is None else value < gate.warn):
        return _verdict(gate, group, row, "warn", "past the warning mark")
    return _verdict(gate, group, row, "ok", "within the limit")


def _cases(row: dict[str, Any]) -> int | None:
    return next((int(row[name]) for name in COUNTS if row.get(name) is not None), None)


def _verdict(gate: Gate, group: str, row: dict[str, Any], state: str, why: str) -> Verdict:
    limit = gate.max if gate.max is not None else gate.min if gate.min is not None else gate.warn
    value = row.get(gate.column)
    return Verdict(
        gate=gate.name or f"{gate.measure}.{gate.column}" + (f" where {gate.where}" if gate.where else ""),
        measure=gate.measure,
        column=gate.column,
        where=gate.where,
        group=group,
        value=float(value) if isinstance(value, int | float) else None,
        limit=float(limit or 0),
        kind="min" if gate.max is None and gate.min is not None else "max",
        cases=_cases(row),
        state=state,
        why=why,
    )
