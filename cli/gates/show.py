"""The verdicts of the gates as a table for people and as JSON for programs."""

import json
from dataclasses import asdict

from ..terminal import table
from .judge import GateResults

_MARKS = {"ok": "ok", "warn": "WARN", "failed": "FAILED", "too_few": "too few", "unknown": "unknown"}


def as_table(results: GateResults) -> str:
    """One line a verdict: state, gate, group, value against limit, cases, why."""
    rows = [
        (
            _MARKS[one.state],
            one.gate,
            one.group,
            "" if one.value is None else f"{one.value:g}",
            f"{one.kind} {one.limit:g}",
            one.cases,
            one.why,
        )
        for one in results.verdicts
    ]
    return table(("state", "gate", "group", "value", "limit", "cases", "why"), rows, right=frozenset({3, 5}))


def summary(results: GateResults) -> str:
    """One sentence: how many hold, and which failed."""
    failed = [one for one in results.verdicts if one.state == "failed"]
    if not results.verdicts:
        return "no gates are set ([[gates]] in plaint.toml)"
    if not failed:
        return f"all {len(results.verdicts)} gates hold"
    names = ", ".join(dict.fromkeys(one.gate + (f" [{one.group}]" if one.group else "") for one in failed))
    return f"{len(failed)} of {len(results.verdicts)} gates failed: {names}"


def as_json(results: GateResults) -> str:
    """The verdicts with the exit code, as one JSON object."""
    return json.dumps(
        {
            "as_of": results.as_of.isoformat() + "Z",
            "code": int(results.code),
            "summary": summary(results),
            "gates": [asdict(one) for one in results.verdicts],
        },
        ensure_ascii=False,
        indent=1,
    )
