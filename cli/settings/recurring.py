"""[recurring]: when a problem recurs, surges, and when its fix worked."""

from dataclasses import dataclass, field

from .check import Duration, Where, on_the_wall

_FEWEST_WEEKS = 4  # a scatter estimated from fewer says nothing


@dataclass(frozen=True)
class Recurring:
    """[recurring]: when a problem recurs, surges, and when its fix worked. Weeks are the periods."""

    repeat_days: int = 30  # the same customer and issue again within so many days is a repeat
    min_customers: int = 3  # customers that make a week count
    periods: int = 3  # so many of the last `of` weeks must count
    of: int = 8  # weeks that `periods` is out of
    baseline_weeks: int = 52  # a week is held against so many weeks before it
    guard_weeks: int = 2  # newest weeks left out of the baseline
    min_baseline_weeks: int = 12  # with less history nothing is judged
    false_alarms_per_year: float = 4.0  # over all problems together
    minimum_effect: float = 0.25  # a quarter more; less is no surge
    minimum_cases: int = 3  # fewer in a week are no surge
    pareto_share: float = 0.8  # the few problems that make this share are the vital ones
    service_level: float = 0.8  # share of calls to be answered within [calls] answer_within
    case_time: Duration | None = None  # hands-on time that a complaint takes; staffing for complaints needs it, no log holds it
    start_within: Duration = field(default_factory=lambda: Duration("30min", 30, "min"))  # a complaint is to be taken up within

    def check(self, where: Where) -> None:
        """Counts are positive, shares lie between 0 and 1, `periods` fits into `of`."""
        for key in ("repeat_days", "min_customers", "periods", "of", "baseline_weeks", "minimum_cases"):
            if getattr(self, key) < 1:
                where.at(key).fail("must be 1 or more")
        for key in ("pareto_share", "service_level"):
            if not 0 < getattr(self, key) < 1:
                where.at(key).fail("must lie between 0 and 1, both left out")
        if self.periods > self.of:
            where.at("periods").fail(f"can't be more than of = {self.of}")
        if not _FEWEST_WEEKS <= self.min_baseline_weeks <= self.baseline_weeks:
            where.at("min_baseline_weeks").fail(f"must lie between {_FEWEST_WEEKS} and baseline_weeks = {self.baseline_weeks}")
        if self.guard_weeks < 0:
            where.at("guard_weeks").fail("must be 0 or more")
        if self.false_alarms_per_year <= 0:
            where.at("false_alarms_per_year").fail("must be more than 0: no chart is free of false alarms")
        if self.minimum_effect < 0:
            where.at("minimum_effect").fail("must be 0 or more")
        on_the_wall(self, where)
