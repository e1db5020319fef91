"""[judging]: the limits of 3W4R8F that are no service limits."""

from dataclasses import dataclass
from typing import Final

from .check import Duration, Where, on_the_wall

_HALF_HOUR: Final = Duration("30min", 30, "min")
_FIVE_DAYS: Final = Duration("5d", 5, "d")
_SEVEN_DAYS: Final = Duration("7d", 7, "d")
_MINUTE: Final = Duration("60s", 60, "s")


@dataclass(frozen=True)
class Judging:
    """[judging]: what cases are judged by where no service limit does it (measures.md). A day has 24 h."""

    record_within: Duration = _HALF_HOUR  # W2: from the first contact to the record
    idle_limit: Duration = _FIVE_DAYS  # F3: longest time in which nobody does anything
    young: Duration = _SEVEN_DAYS  # R4: a younger resolution can't be judged yet; a repeat within it counts
    neglected_after: Duration = _FIVE_DAYS  # an open case without a contact for longer is neglected
    routing_within: Duration = _MINUTE  # a hand-off passed on sooner, without an action, is routing
    low_score: float = 2.0  # satisfaction at or below it is low, in the export's own scale

    def check(self, where: Where) -> None:
        """These run on the wall clock."""
        on_the_wall(self, where)
