"""[[gates]]: thresholds on the measures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .check import Where


@dataclass(frozen=True)
class Gate:
    """[[gates]]: a threshold on one column of a measure, or (without `column`) on the number of its rows.

    `each` judges every group of the measure by itself, `groups` gives some of them another limit. `max_increase` is
    held against the value of the analysis before. `confidence` lets a share fail only where chance can't explain it.
    `baseline` leaves out the rows that the baseline file knows.
    """

    measure: str  # `plaint queries` lists them
    column: str = ""  # left out: the number of rows
    name: str = ""  # as output calls it
    where: str = ""  # SQL condition on the measure's columns
    each: str = ""  # column whose groups are judged apart
    max: float | None = None  # above it the gate fails
    min: float | None = None  # below it the gate fails
    warn: float | None = None  # past it the gate warns
    max_increase: float | None = None  # against the analysis before
    min_cases: int = 20  # fewer never trip a share
    confidence: float | None = None  # fail only where chance can not explain it, such as 0.95
    baseline: bool = False  # only rows that plaint-baseline.json does not know count
    groups: Mapping[str, float] = field(default_factory=dict)  # group = limit of its own

    @property
    def title(self) -> str:
        """The gate's name, or what it is made of."""
        what = f"{self.measure}.{self.column}" if self.column else f"rows of {self.measure}"
        return self.name or what + (f" where {self.where}" if self.where else "")

    def check(self, where: Where) -> None:
        """A gate needs a threshold; what can't go together is refused."""
        if self.max is None and self.min is None and self.warn is None and self.max_increase is None:
            where.fail("max, min, warn or max_increase is missing: the threshold that decides")
        if self.max is not None and self.min is not None:
            where.at("min").fail("max and min exclude each other; write two gates")
        if self.confidence is not None and not 0.5 <= self.confidence < 1:  # noqa: PLR2004  below a half it is no confidence
            where.at("confidence").fail("must be at least 0.5 and below 1, such as 0.95")
        if self.baseline and self.column:
            where.at("baseline").fail("goes with gates that count rows; leave column out")
        if self.groups and not self.each:
            where.at("groups").fail("needs each: the column that names the groups")
        if self.min_cases < 0:
            where.at("min_cases").fail("can't be negative")
