"""[calls] and [value]: what calls are held against, and the assumptions behind what complaints cost."""

from dataclasses import dataclass, field

from .check import Duration, Where, on_the_wall


@dataclass(frozen=True)
class Calls:
    """[calls]: the service level, and how calls are tied to cases."""

    answer_within: Duration = field(default_factory=lambda: Duration("20s", 20, "s"))  # service level: answered within
    repeat_within: Duration = field(default_factory=lambda: Duration("7d", 7, "d"))  # a further call so soon is a repeat
    tie_before: Duration = field(default_factory=lambda: Duration("1d", 1, "d"))  # a call this long before its case is still tied
    silent_after: Duration = field(default_factory=lambda: Duration("90d", 90, "d"))  # no word for so long = silent
    tie_after: Duration = field(default_factory=lambda: Duration("3d", 3, "d"))  # and this long after it was closed

    def check(self, where: Where) -> None:
        """These run on the wall clock."""
        on_the_wall(self, where)


@dataclass(frozen=True)
class Value:
    """[value]: the worked example of the value at risk; every figure is an assumption of the source, not of the log.

    Source: domain.md section 7. Money in the company's currency.
    """

    first_purchase: float = 2000.0  # of a new customer
    winning_cost: float = 400.0  # of winning one
    yearly_revenue: float = 500.0  # of a customer
    years: float = 5.0  # that a customer stays
    discount_rate: float = 0.09  # a year
    yearly_service: float = 300.0  # revenue of service a year
    harm_to_name: float = 0.15  # a lost, unhappy customer also keeps others away
    complaining_share: float = 0.10  # one in ten unhappy customers complains
    satisfied_share: float = 0.65  # of those who complain; the log's own share is used where it has scores
    use_log_satisfaction: bool = True  # where the log has scores
    satisfied_from: float = 4.0  # a score from here on counts as satisfied

    def check(self, where: Where) -> None:
        """Shares lie between 0 and 1, years and rate above 0."""
        for name in ("complaining_share", "satisfied_share"):
            if not 0 < getattr(self, name) <= 1:
                where.at(name).fail("must be above 0 and at most 1")
        for name in ("years", "discount_rate"):
            if getattr(self, name) <= 0:
                where.at(name).fail("must be above 0")
