"""The complaints of a desk's year, drawn from a seeded random source: who complains of what, when."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from .telling import Story, Teller
from .world import END, START, Desk, Problem, weight_on

WEEKDAYS = (1.35, 1.15, 1.05, 1.0, 1.05, 0.55, 0.45)


def stories(desk: Desk, rng: Random) -> Iterator[Story]:
    """All stories of a desk in the order of their receipt."""
    days = [START + timedelta(days=count) for count in range((END.date() - START).days + 1)]
    surge = [sum(weight_on(desk, problem, day) for problem in desk.problems) for day in days]
    weights = [WEEKDAYS[day.weekday()] * (1 + 0.1 * math.sin(index / 58)) * surge[index] for index, day in enumerate(days)]
    picked = sorted(rng.choices(days, weights, k=desk.cases))
    customers = [f"{desk.name[0].upper()}{10000 + int(rng.paretovariate(1.1) * 900) % 9000}" for _ in range(desk.cases)]
    last: dict[str, Problem] = {}
    for number, day in enumerate(picked):
        customer = customers[number]
        problem = _problem(desk, day, rng, last.get(customer))
        last[customer] = problem
        yield Teller(desk, rng, f"{desk.name[0].upper()}{100000 + number}", customer, problem).tell(day)


def _problem(desk: Desk, day: date, rng: Random, before: Problem | None) -> Problem:
    """Customers who come again mostly come with the same trouble."""
    if before and rng.random() < 0.35:
        return before
    return rng.choices(desk.problems, [weight_on(desk, problem, day) for problem in desk.problems])[0]
