"""A log like life for tests that look at every query file."""

from dataclasses import replace
from random import Random

import pytest
from plaint.demo.stories import stories
from plaint.demo.world import LONDON

from ..conftest import Log

CASES = 40


def told(log, source, seed):
    """A year of made-up complaints with their events and calls; every source numbers from the same number on."""
    for story in stories(replace(LONDON, cases=CASES), Random(seed)):
        log.add("complaints", story.complaint, source=source)
        log.add("events", *(numbered(story.events)), source=source)
        for call in story.calls:
            log.add("calls", call, source=source)
    ends = ("abandoned", "busy", "failed", "dropped", "no_answer") * 2
    log.add("calls", *(lost_call(place, end) for place, end in enumerate(ends)), source=source)
    just = {
        **lost_call("just", "answered"),
        "wait_seconds": 20,
        "talk_seconds": 60,
        "agent": "Amy",
    }  # answered within the limit to the second
    log.add("calls", just, source=source)
    log.add("customers", *({"customer_id": f"L{10000 + place}", "tier": "gold"} for place in range(0, 900, 3)), source=source)
    return log


def lost_call(place, outcome):
    """A call that nobody's complaint came of."""
    number = place if isinstance(place, int) else 0
    started = f"2026-03-0{1 + number % 7} 0{7 + number % 3}:15"
    queue = ("Broadband", "Billing")[number % 2]
    return {
        "call_id": f"lost-{place}",
        "direction": "in",
        "started_at": started,
        "outcome": outcome,
        "wait_seconds": 15 + number,
        "queue": queue,
    }


def numbered(events):
    return [{**row, "event_id": f"{row['complaint_id']}-{place}", "sequence": place} for place, row in enumerate(events, 1)]


@pytest.fixture(scope="session")
def two_systems():
    """The log of one system, and the same with another system's beside it; derived."""
    made = [told(Log().defaults(), "test", "one"), told(told(Log().defaults(), "test", "one"), "other", "two")]
    for log in made:
        log.add("team_offices", *({"team": team.name, "office": team.office} for team in (*LONDON.front, *LONDON.back)))
        log.policy('[project]\ntimezone = "UTC"').derive("2026-06-30 18:00")
    yield made
    for log in made:
        log.con.close()
