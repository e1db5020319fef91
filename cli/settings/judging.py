"""[judging]: the limits of 3W4R8F that are no service limits."""

from dataclasses import dataclass

from .check import Duration, Where


@dataclass(frozen=True)
class Judging:
    """[judging]: what the checks of 3W4R8F judge by, where no service limit does (measures.md)."""

    record_within: Duration = Duration("30min", 30, "min")  # W2: from the first contact to the record
    idle_limit: Duration = Duration("5d", 5, "d")  # F3: longest time in which nobody does anything
    young: Duration = Duration("7d", 7, "d")  # R4: younger resolutions can't be judged yet; repeats within it count
    neglected_after: Duration = Duration("5d", 5, "d")  # an open case without a contact for so long is neglected
    routing_within: Duration = Duration("60s", 60, "s")  # a hand-off passed on sooner, without an action, is routing
    low_score: float = 2.0  # satisfaction at or below it is low, in the export's own scale

    def check(self, where: Where) -> None:
        """These run on the wall clock."""
        for key in ("record_within", "idle_limit", "young", "neglected_after", "routing_within"):
            if getattr(self, key).unit == "wd":
                where.at(key).fail("can't be working days; write 30min, 8h, 5d or 2w (a day here has 24 h)")
