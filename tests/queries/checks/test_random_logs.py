"""Random small logs, judged by the SQL and by a slow oracle that reads the definitions case by case."""

from datetime import datetime, timedelta
from random import Random

import pytest

START = datetime(2026, 6, 1)  # noqa: DTZ001  instants are naive UTC everywhere
AS_OF = datetime(2026, 6, 20)  # noqa: DTZ001
DAY = timedelta(days=1)
SOURCES = {"full": 0, "no customer": 1, "no history": 2}


def random_cases(dice):
    """Complaints with their events and words; times on a coarse grid, so that equal times are common."""
    cases = []
    for number in range(240):
        source = dice.choice(list(SOURCES))
        received = START + dice.randrange(0, 30) * DAY / 2
        resolved = dice.choice([None, received + dice.randrange(0, 20) * DAY / 2])
        case = {
            "source": source,
            "complaint_id": f"c{number}",
            "received_at": dice.choice([received] * 9 + [None]),
            "recorded_at": dice.choice([None, received, received + timedelta(minutes=dice.choice([29, 30, 31]))]),
            "resolved_at": resolved,
            "description": dice.choice(["It drips", "It drips", "", None]),
            "customer_id": None if source == "no customer" else dice.choice(["k1", "k2", "k3", "k4", None]),
            "product": dice.choice(["Tap", " "]),
            "issue": dice.choice(["Leak", "leak", "Noise", None]),
            "satisfaction": dice.choice([None, None, 1, 2, 3]),
            "events": [],
        }
        if source != "no history":
            for _ in range(dice.randrange(0, 5)):
                kind = dice.choice(["note", "note", "contact", "reopened"])
                at = received + dice.randrange(-1, 20) * DAY / 2
                case["events"].append((at, kind, dice.choice(["in", "out"]) if kind == "contact" else None))
        cases.append(case)
    return cases


def known(cases):
    """What is known at AS_OF: later receipts, events and ends have not happened yet."""
    for case in cases:
        if case["received_at"] is not None and case["received_at"] > AS_OF:
            continue
        events = sorted((event for event in case["events"] if event[0] <= AS_OF), key=lambda event: event[0])
        resolved = case["resolved_at"] if case["resolved_at"] is None or case["resolved_at"] <= AS_OF else None
        yield case | {"events": events, "resolved_at": resolved}


def filled(case, field):
    return bool((case[field] or "").strip())


def w1(case, cases):
    fields = ("description", "customer_id", "product", "issue")
    carried = [field for field in fields if any(filled(other, field) for other in cases)]
    if any(not filled(case, field) for field in carried):
        return "fail"
    return "pass" if len(carried) == len(fields) else "unknown"


def w2(case, _cases):
    received, recorded = case["received_at"], case["recorded_at"]
    if received is None:
        return "fail"
    if case["events"] and case["events"][0][0] < received:
        return "fail"
    if recorded is None:
        return "unknown"
    return "pass" if received <= recorded <= received + timedelta(minutes=30) else "fail"


def r4(case, cases):
    resolved, source = case["resolved_at"], case["source"]
    if resolved is None:
        return "n/a"
    reopened = any(kind == "reopened" and at >= resolved for at, kind, _ in case["events"])
    repeated = any(
        other is not case
        and filled(case, "customer_id")
        and other["customer_id"] == case["customer_id"]
        and filled(case, "issue")
        and filled(other, "issue")
        and other["issue"].lower() == case["issue"].lower()
        and other["received_at"] is not None
        and resolved < other["received_at"] <= resolved + 7 * DAY
        for other in cases
    )
    if reopened or repeated or (case["satisfaction"] or 9) <= 2:
        return "fail"
    if AS_OF - resolved < 7 * DAY:
        return "n/a"
    if source == "no history" or not filled(case, "customer_id") or not filled(case, "issue"):
        return "unknown"
    return "pass"


def idle(case):
    """Seconds of the longest stretch: walk through the case's story, a step at a time."""
    steps = [(at, 0, number, kind) for number, (at, kind, way) in enumerate(case["events"]) if way != "in"]
    if case["received_at"] is not None:
        steps = [step for step in steps if step[0] >= case["received_at"]]
        steps.append((case["received_at"], -1, 0, "received"))
    if case["resolved_at"] is not None:
        steps.append((case["resolved_at"], 1, 0, "resolved"))
    longest, running, since = None, False, None
    for at, _, _, kind in sorted(steps):
        if running or since is None:
            stretch = 0 if since is None else (at - since).total_seconds()
            longest = stretch if since is not None and (longest is None or stretch > longest) else longest
        running = {"resolved": False, "reopened": True}.get(kind, running or since is None)
        since = at
    if running and since is not None:
        stretch = (AS_OF - since).total_seconds()
        longest = stretch if longest is None or stretch > longest else longest
    return longest


@pytest.fixture
def random_log(log, judge):
    cases = random_cases(Random(20260630))
    for case in cases:
        row = {key: value for key, value in case.items() if key != "events"}
        log.complaint(**row)
        for at, kind, way in case["events"]:
            log.event(case["complaint_id"], at, kind, source=case["source"], direction=way)
    log.as_of = AS_OF
    return judge, list(known(cases))


@pytest.mark.parametrize(("code", "oracle"), [("W1", w1), ("W2", w2), ("R4", r4)])
def test_the_sql_judges_random_cases_as_the_definition_reads(random_log, code, oracle):
    judge, cases = random_log
    verdicts = judge.verdicts(code)
    expected = {case["complaint_id"]: oracle(case, [other for other in cases if other["source"] == case["source"]]) for case in cases}
    assert len(set(expected.values())) >= 3
    assert {case: row["verdict"] for case, row in verdicts.items()} == expected


def test_idle_stretches_of_random_cases_are_those_of_a_walk_through_each(random_log):
    judge, cases = random_log
    rows = judge.log.derive(only=["idle_stretches"]).rows("idle_stretches")
    found = {row["complaint_id"]: row["idle_seconds"] for row in rows}
    expected = {case["complaint_id"]: idle(case) for case in cases}
    assert found == {case: seconds for case, seconds in expected.items() if seconds is not None}
    assert len(set(found.values())) > 10
