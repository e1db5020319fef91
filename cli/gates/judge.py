"""Hold the measures against the gates of the settings: one verdict a gate and group, with the figures that decided."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..answers import Answers, kept_answers
from ..measuring import ask_of
from ..settings import Gate, SettingsFile, Where
from ..store import open_database
from .baseline import Baseline, read_baseline
from .chance import beyond_chance
from .checking import check_gate
from .verdicts import GateResults, Verdict

if TYPE_CHECKING:
    import duckdb

COUNTS = (("measured",), ("met", "breached"), ("passed", "failed"), ("scores",), ("offered",), ("cases",))
"""The columns whose sum says how many cases a share is made of: the first of these that the measure has. Unknown never counts."""
Row = dict[str, Any]


def judge_published(settings: SettingsFile, as_of: datetime) -> GateResults:
    """Judge every gate against the published analysis as of `as_of`; errors as `judge_all`."""
    with open_database(settings.database) as con:
        return judge_all(con, settings, as_of, kept_answers(con, settings.database, as_of))


def judge_all(
    con: "duckdb.DuckDBPyConnection", settings: SettingsFile, as_of: datetime, answers: Answers | None = None
) -> GateResults:  # fmt: skip
    """Judge every gate of the settings; SettingsError names the gate whose measure, column or condition is wrong.

    `answers` of the same connection and instant, where there are any already.
    """
    answers = answers or Answers(con, as_of)
    baseline = read_baseline(settings.folder)
    verdicts: list[Verdict] = []
    for place, gate in enumerate(settings.settings.gates):
        where = settings.where("gates", place)
        verdicts += _judge(answers, gate, baseline, where)
    return GateResults(as_of, tuple(verdicts))


def _judge(answers: Answers, gate: Gate, baseline: Baseline, where: Where) -> list[Verdict]:
    measure = check_gate(answers, gate, where)
    told = ask_of(answers, gate.measure, gate.where)
    before = _values_before(answers.con, gate, answers.as_of)
    if not (gate.column or gate.each or gate.baseline):
        held = _state(gate, "", float(told.num_rows), before)
        if held[0] != "failed":  # nobody asks for the rows, which may be many
            return [_made(gate, "", float(told.num_rows), held)]
    rows = told.to_pylist()
    if not gate.column:
        return _count_rows(gate, rows, baseline, measure.grain, before)
    if not rows:
        return [_made(gate, "", None, ("unknown", "no row of the measure meets the condition"))]
    key = gate.each or (next(iter(measure.grain), "") if len(rows) > 1 else "")
    return [_judge_row(gate, str(row[key]) if key else "", row, before) for row in rows]


def _count_rows(gate: Gate, rows: list[Row], baseline: Baseline, grain: tuple[str, ...], before: Mapping[str, float]) -> list[Verdict]:
    """Judge the number of rows, by group if asked; with a baseline only the rows that it does not know count."""
    new, stale = (baseline.new(gate, rows, grain), baseline.stale(gate, rows, grain)) if gate.baseline else (rows, 0)
    groups: dict[str, list[Row]] = {} if gate.each else {"": []}
    for row in new:
        groups.setdefault(str(row[gate.each]) if gate.each else "", []).append(row)
    known = f", {len(rows) - len(new)} known ones left out" if gate.baseline else ""
    known += f", {stale} entries of the baseline are stale (`plaint baseline prune`)" if stale else ""
    verdicts = []
    for group, held in groups.items():
        state, why = _state(gate, group, float(len(held)), before)
        verdicts.append(
            _made(gate, group, float(len(held)), (state, why + known), rows=tuple(held) if state == "failed" else (), stale=stale)
        )
    return verdicts


def _judge_row(gate: Gate, group: str, row: Row, before: Mapping[str, float]) -> Verdict:
    value, cases = row[gate.column], _cases(row)
    if value is None:
        return _made(gate, group, None, ("unknown", "the log cannot tell"), cases=cases)
    is_share = isinstance(value, float) and 0 <= value <= 1
    if is_share and cases is not None and cases < gate.min_cases:
        return _made(gate, group, float(value), ("too_few", f"{cases} cases, fewer than min_cases {gate.min_cases}"), cases=cases)
    state, why = _state(gate, group, float(value), before)
    limit = _limit(gate, group)
    can_be_chance = state == "failed" and is_share and gate.confidence is not None
    if can_be_chance and cases and limit is not None and not beyond_chance(float(value), cases, limit, gate.confidence or 0):
        state, why = "warn", f"{why}, but within chance at {gate.confidence:.0%} confidence"
    return _made(gate, group, float(value), (state, why), cases=cases)


def _state(gate: Gate, group: str, value: float, before: Mapping[str, float]) -> tuple[str, str]:
    """The state of a known value, and why."""
    limit = _limit(gate, group)
    if limit is not None and (value > limit if gate.min is None else value < limit):
        return "failed", f"{'above' if gate.min is None else 'below'} the limit"
    if gate.max_increase is not None and group in before and value - before[group] > gate.max_increase:
        return "failed", f"rose by {value - before[group]:g} since the analysis before"
    if gate.max_increase is not None and group not in before and limit is None:
        return "unknown", "there is no analysis before to compare with"
    if gate.warn is not None and (value > gate.warn if gate.min is None else value < gate.warn):
        return "warn", "past the warning mark"
    return "ok", "within the limit"


def _limit(gate: Gate, group: str) -> float | None:
    return gate.groups.get(group, gate.max if gate.min is None else gate.min)


def _cases(row: Row) -> int | None:
    return next((sum(int(row[name]) for name in names) for names in COUNTS if all(row.get(name) is not None for name in names)), None)


def _values_before(con: "duckdb.DuckDBPyConnection", gate: Gate, as_of: datetime) -> dict[str, float]:
    """The gate's figures at the last analysis before this one, by group."""
    if gate.max_increase is None:
        return {}
    sql = """select group_name, value from gate_history where gate = $gate and value is not null
             and as_of = (select max(as_of) from gate_history where gate = $gate and as_of < $as_of)"""
    return dict(con.execute(sql, {"gate": gate.title, "as_of": as_of}).fetchall())


def _made(
    gate: Gate,
    group: str,
    value: float | None,
    found: tuple[str, str],
    **more: Any,  # noqa: ANN401  cases, rows and stale of Verdict
) -> Verdict:
    limit = _limit(gate, group)
    kind = "min" if gate.min is not None else "max" if limit is not None else "max_increase" if gate.max_increase is not None else "warn"
    shown = next(one for one in (limit, gate.max_increase, gate.warn) if one is not None)
    state, why = found
    return Verdict(
        gate=gate.title,
        measure=gate.measure,
        column=gate.column,
        where=gate.where,
        group=group,
        value=value,
        limit=shown,
        kind=kind,
        state=state,
        why=why,
        **{"cases": None, **more},
    )


def remember(con: "duckdb.DuckDBPyConnection", results: GateResults) -> None:
    """Keep the figures of this analysis for `max_increase`; call inside the transaction of the analysis."""
    con.execute("delete from gate_history where as_of = ?", [results.as_of]).fetchall()
    kept = {(one.gate, one.group): one.value for one in results.verdicts}
    for (gate, group), value in kept.items():
        con.execute("insert into gate_history values (?, ?, ?, ?)", [results.as_of, gate, group, value]).fetchall()
