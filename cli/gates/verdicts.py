"""What a gate found: plain values that every form of output shows."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..errors import Exit

STATES = ("failed", "warn", "unknown", "too_few", "ok")
"""Gravest first."""


@dataclass(frozen=True)
class Verdict:
    """One gate on one group. `value` is None where the log can't tell, `cases` where the measure counts none.

    `rows` are the rows that broke the gate, where they are cases: new ones only, if the gate has a baseline.
    """

    gate: str
    measure: str
    column: str
    where: str
    group: str
    value: float | None
    limit: float
    kind: str  # max, min, max_increase or warn
    cases: int | None
    state: str
    why: str
    rows: tuple[dict[str, Any], ...] = field(default=(), repr=False)
    stale: int = 0


@dataclass(frozen=True)
class GateResults:
    """All verdicts of a run as of one instant."""

    as_of: datetime
    verdicts: tuple[Verdict, ...]

    @property
    def code(self) -> Exit:
        """1 where a gate failed, else 0: unknown and too few never fail."""
        return Exit.GATE_FAILED if self.failed else Exit.OK

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The verdicts that make the code 1."""
        return tuple(one for one in self.verdicts if one.state == "failed")

    @property
    def summary(self) -> str:
        """One sentence: how many hold, and which failed."""
        if not self.verdicts:
            return "no gates are set ([[gates]] in plaint.toml)"
        others = {state: sum(one.state == state for one in self.verdicts) for state in ("warn", "unknown", "too_few")}
        words = {"warn": "warn", "unknown": "unknown", "too_few": "too few cases"}
        also = "".join(f", {count} {words[state]}" for state, count in others.items() if count)
        if not self.failed:
            return f"no gate of {len(self.verdicts)} failed{also}"
        names = ", ".join(dict.fromkeys(one.gate + (f" [{one.group}]" if one.group else "") for one in self.failed))
        return f"{len(self.failed)} of {len(self.verdicts)} gates failed{also}: {names}"
