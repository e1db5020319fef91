"""Every measure on logs that hold all that goes wrong in real ones: shared ids, equal times, blanks, futures, reopenings."""

import re
from datetime import datetime, timedelta
from random import Random

import pytest
from plaint import query_files

MEASURES = [query.name for query in query_files.of_folder("measures")]
DERIVED = [query.name for query in query_files.of_folder("timeline")]
START = datetime(2025, 12, 22, 9)  # noqa: DTZ001  instants are naive UTC everywhere; weeks over a year's end
AS_OF = datetime(2026, 3, 2, 9)  # noqa: DTZ001
SIGNED = re.compile(
    r"change|difference|gain|left|effect|points_lost|score|signal|lower|value|drift|_low|_high|slope|from_share|standard_errors"
)
OF_CASES = [
    name
    for name in [*DERIVED, "findings"]
    if {"source", "complaint_id"} <= {column.name for column in query_files.load_all()[name].columns}
    and name not in ("case_events", "call_ties", "whole_calls")  # what came before the receipt; a call's own source
]

POLICY = """
[project]
timezone = "America/New_York"
[teams]
front = ["Desk*"]
back = ["Tech*"]
[[calendars]]
name = "office"
timezone = "Europe/Berlin"
hours = { mon-fri = "09:00-12:00 13:00-18:00" }
[[limits]]
name = "hot"
when = { severity = "urgent" }
first_contact = "8h"
resolution = "2d"
escalation_head = "8h"
escalation_leader = "1d"
next_reply = "4h"
update = "1d"
follow_up = "3d"
total_resolution = "5d"
recovery = "20min"
back_office = "1d"
promise = "1d"
[[limits]]
name = "office"
calendar = "office"
first_contact = "24h"
resolution = "3d"
next_reply = "8h"
update = "2d"
follow_up = "3d"
recovery = "20min"
back_office = "8h"
due = "4d"
paused_by = ["Waiting*"]
running_in = ["Open"]
"""


def nasty_rows(dice, tables):
    """Rows by table; few distinct times, so that equal instants are common, and some at, and after, as_of."""

    def instant(at=None, spread=50 * 48):
        base = at or START
        return dice.choice([AS_OF] + [base + dice.randrange(-4, spread) * timedelta(minutes=30)] * 40)

    ids = [f"c{number}" for number in range(60)]
    customers = [f"k{number}" for number in range(12)]
    teams = ["Desk", "Desk ", "desk", "Desk 2", "Tech", "tech", "Elsewhere", "", None, None]
    severities = ["urgent", "Urgent", "general", "very_urgent", "", None]
    rows = {table: [] for table in ("complaints", "events", "calls", "customers")}
    for source in ("one", "two", "three"):
        for complaint_id in dice.sample(ids, 30):
            received = dice.choice([None] + [instant()] * 9)
            resolved = dice.choice([None, instant(received, 400)])
            rows["complaints"].append(
                {
                    "source": source,
                    "complaint_id": complaint_id,
                    "received_at": received,
                    "recorded_at": dice.choice([None, received]),
                    "due_at": dice.choice([None, instant(received, 300)]),
                    "resolved_at": resolved,
                    "closed_at": dice.choice([None, resolved, instant(received, 600)]),
                    "customer_id": dice.choice([*customers, "", None]),
                    "customer_tier": dice.choice(["gold", "Gold", "", None]),
                    "channel": dice.choice(["phone", "Phone", "public", "", None]),
                    "product": dice.choice(["Tap", "tap", "Pipe", " ", "", None]),
                    "issue": dice.choice(["Leak", "leak ", "Noise", "", None]),
                    "severity": dice.choice(severities),
                    "status": dice.choice(["Open", "Waiting for parts", "", None]),
                    "is_valid": dice.choice([True, False, None]),
                    "description": dice.choice(["The tap drips all night and nobody came to mend it", "", None]),
                    "claimed_amount": dice.choice([0, 10, None]),
                    "compensation_amount": dice.choice([0, 5, None]),
                    "satisfaction": dice.choice([None, 1, 2, 5]),
                    "owner": dice.choice(["Ann", "ann ", "", None]),
                    "team": dice.choice(teams),
                    "source_verdict": dice.choice(["met", "breached", "", None]),
                    "is_deleted": dice.choice([None] * 8 + [False, True]),
                    "line": len(rows["complaints"]) + 2,
                }
            )
    for number in range(700):
        at = instant()
        kind = dice.choice(
            [
                "received",
                "assigned",
                "assigned",
                "assigned",
                "note",
                "contact",
                "contact",
                "contact",
                "status",
                "escalated",
                "promised",
                "solution_offered",
                "solution_refused",
                "compensated",
                "corrective_action",
                "resolved",
                "resolved",
                "followed_up",
                "closed",
                "reopened",
                "merged",
                "attached",
                "other",
            ]
        )
        rows["events"].append(
            {
                "source": dice.choice(["one", "one", "two", "events only"]),
                "event_id": f"e{number}",
                "complaint_id": dice.choice(ids),
                "at": at,
                "sequence": dice.choice([None, number, 1]),
                "kind": kind,
                "actor": dice.choice(["Ann", "ann", "Bob", " ", "", None]),
                "team": dice.choice(teams),
                "direction": dice.choice(["in", "out", "internal", None]),
                "channel": dice.choice(["phone", "mail", "", None]),
                "is_public": dice.choice([True, False, None, None]),
                "is_automatic": dice.choice([True, False, None, None]),
                "status": dice.choice(["Open", "Waiting for parts", " ", None, None]),
                "severity": dice.choice([*severities, None, None, None]),
                "promise_due_at": dice.choice([None, None, None, at + timedelta(hours=8)]),
                "escalated_to": dice.choice(["department_head", "leader", "boss", None]),
                "text": dice.choice(["we looked into it", "", None]),
            }
        )
    for number in range(250):
        started = dice.choice([None] + [instant()] * 30)
        later = None if started is None else started + timedelta(seconds=dice.choice([0, 20, 21, 600]))
        rows["calls"].append(
            {
                "source": dice.choice(["one", "calls only", "more calls"]),
                "call_id": f"p{number}",
                "customer_id": dice.choice([*customers, "", None]),
                "complaint_id": dice.choice([*ids, None, None]) if dice.random() < 0.4 else None,
                "queue": dice.choice(["sales", "Sales", "", None]),
                "agent": dice.choice(["Ann", "ann", "", None]),
                "team": dice.choice(teams),
                "direction": dice.choice(["in", "in", "out", "internal", None]),
                "started_at": started,
                "answered_at": dice.choice([None, later]),
                "ended_at": dice.choice([None, later]),
                "outcome": dice.choice(
                    ["answered", "answered", "abandoned", "busy", "failed", "dropped", "no_answer", "voicemail", "other", None]
                ),
                "wait_seconds": dice.choice([None, 0, 20, 21]),
                "talk_seconds": dice.choice([None, 0, 60]),
                "transfers": dice.choice([None, 0, 2]),
                "is_resolved": dice.choice([None, True, False]),
                "satisfaction": dice.choice([None, 1, 5]),
                "linked_id": dice.choice([None, None, f"l{dice.randrange(40)}"]),
            }
        )
    for source in ("one", "list"):
        for customer in customers:
            rows["customers"].append(
                {
                    "source": source,
                    "customer_id": customer,
                    "tier": dice.choice(["gold", "Silver", "", None]),
                    "value": dice.choice([None, 100, 100, 500]),
                }
            )
    return {table: rows[table] for table in tables}


def fill(log, rows, shuffle=None):
    from plaint.clusters import cluster_texts
    from plaint.settings.values import write_values
    from plaint.teams import write_team_offices

    for table, given in rows.items():
        held = list(given)
        if shuffle:
            shuffle.shuffle(held)
        if held:
            columns = {column.name: column.type for column in query_files.load_all()[table].columns if column.name in held[0]}
            names = ", ".join(f'"{name}"' for name in columns)
            marks = ", ".join(f"cast(? as {kind})" for kind in columns.values())
            log.con.executemany(
                f'insert into "{table}" ({names}) values ({marks})', [[row[name] for name in columns] for row in held]
            ).fetchall()
    log.policy(POLICY)
    write_values(log.con, log.settings.settings)
    write_team_offices(log.con, log.settings)
    log.add("problems", {"problem_id": "p1", "product": "Tap", "issue": "Leak", "fixed_on": "2026-01-20", "opened_on": "2026-01-05"})
    for place, row in enumerate(sorted(rows.get("events", ()), key=lambda row: row["event_id"])):
        log.add("words_scanned", {"source": row["source"], "text_kind": "event", "text_id": row["event_id"]})
        if place % 3 == 0:
            category = ("regret", "empathy", "never_say", "verify", "chase", "apology_fault", "thanks", "greeting")[place % 8]
            span = {"complaint_id": row["complaint_id"], "at": row["at"], "direction": row["direction"], "words": "words"}
            log.add(
                "word_spans",
                {"source": row["source"], "text_kind": "event", "text_id": row["event_id"], "category": category, "span_from": 0, **span},
            )
    cluster_texts(log.con)
    log.as_of = AS_OF
    return log.derive()


def plain(rows):
    return [tuple(repr(value) for value in row.values()) for row in rows]


def fresh():
    from tests.conftest import Log

    return Log()


ALL_TABLES = ("complaints", "events", "calls", "customers")


@pytest.fixture(scope="module")
def twins():
    """The same nasty log twice, its rows put in in another order."""
    rows = nasty_rows(Random(7), ALL_TABLES)
    pair = [fill(fresh(), rows), fill(fresh(), rows, Random(8))]
    yield pair
    for log in pair:
        log.con.close()


@pytest.mark.parametrize("name", [*DERIVED, "findings"])
def test_a_derived_table_has_its_grain_and_hangs_on_no_order_of_the_rows(twins, name):
    first, second = twins
    query = query_files.load_all()[name]
    rows = first.rows(name)
    keys = [tuple(row[key] for key in query.grain) for row in rows]
    doubled = sorted({repr(key) for key in keys if keys.count(key) > 1}) if len(set(keys)) < len(keys) else []
    assert not doubled[:3], f"{len(doubled)} keys of {name} stand twice"
    other = plain(second.rows(name))
    assert sorted(plain(rows)) == sorted(other)


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_has_its_grain_and_hangs_on_no_order_of_the_rows(twins, name):
    first, second = twins
    query = query_files.load_all()[name]
    rows = first.rows(name)
    keys = [tuple(row[key] for key in query.grain) for row in rows]
    assert len(set(keys)) == len(keys), f"rows of {name} share a key"
    assert plain(rows) == plain(second.rows(name))


@pytest.mark.parametrize("name", MEASURES)
def test_shares_lie_between_0_and_1_and_counts_are_not_negative(twins, name):
    for row in twins[0].rows(name):
        for column, value in row.items():
            if isinstance(value, (int, float)) and not isinstance(value, bool) and not SIGNED.search(column):
                assert value >= 0, (column, row)
            if column.endswith(("share", "coverage")) and value is not None and not SIGNED.search(column):
                assert value <= 1 + 1e-9, (column, row)


@pytest.mark.parametrize(
    "tables", [(), ("events",), ("complaints",), ("calls",), ("customers",)], ids=lambda tables: "-".join(tables) or "empty"
)
def test_a_log_that_lacks_most_tables_is_measured_too(tables):
    log = fill(fresh(), nasty_rows(Random(9), tables))
    for name in MEASURES:
        query = query_files.load_all()[name]
        rows = log.rows(name)
        assert len({tuple(row[key] for key in query.grain) for row in rows}) == len(rows), name
    log.con.close()


@pytest.mark.parametrize("name", OF_CASES)
def test_rows_of_a_case_are_of_a_case_in_scope(twins, name):
    strays = f'select distinct source, complaint_id from "{name}" except select source, complaint_id from cases'
    assert not twins[0].con.sql(strays).fetchall()


def total(rows, *columns):
    return sum(row[column] or 0 for row in rows for column in columns)


def test_verdicts_of_clocks_sum_to_the_clocks_and_groups_to_the_whole(twins):
    log, verdicts = twins[0], ("met", "breached", "running", "unknown", "not_applicable")
    whole = {row["clock"]: row for row in log.rows("sla_by_clock")}
    cases = len(log.rows("cases"))
    for row in whole.values():
        assert sum(row[name] for name in verdicts) == row["cases"]
        assert row["complaints"] + row["complaints_without"] == cases
        assert row["breach_share"] is None or row["breach_share"] == row["breached"] / (row["met"] + row["breached"])
    for name in ("sla_by_channel", "sla_by_person", "sla_by_product", "sla_by_severity", "sla_by_team", "sla_by_tier"):
        rows = log.rows(name)
        for clock, row in whole.items():
            assert [total([one for one in rows if one["clock"] == clock], verdict) for verdict in verdicts] == [
                row[verdict] for verdict in verdicts
            ]


def test_every_check_judges_every_case_in_scope_once(twins):
    log, verdicts = twins[0], ("passed", "failed", "unknown", "not_applicable")
    cases = len(log.rows("cases"))
    for row in [*log.rows("compliance_by_check"), *log.rows("further_checks")]:
        assert sum(row[name] for name in verdicts) == cases, row
    assert {row["code"]: row["failed"] for row in log.rows("compliance_by_check")} == {
        code: total([row for row in log.rows("compliance_by_product") if row["code"] == code], "failed")
        for code in {row["code"] for row in log.rows("compliance_by_check")}
    }


def test_handoffs_are_intervals_less_one_however_they_are_summed(twins):
    log = twins[0]
    intervals = log.rows("ownership_intervals")
    handoffs = len(intervals) - len({(row["source"], row["complaint_id"]) for row in intervals})
    summary = log.row("handoff_summary")
    directions = ("front_to_back", "back_to_front", "front_to_front", "back_to_back", "unknown")
    assert summary["handoffs"] == total([summary], *directions) == handoffs
    for name in ("handoff_matrix", "handoff_cases", "handoff_by_week"):
        assert total(log.rows(name), "handoffs") == handoffs, name


def test_a_clock_s_shares_of_holders_sum_to_its_whole_life(twins):
    log = twins[0]
    held = {}
    for row in log.rows("share_times"):
        key = row["source"], row["complaint_id"], row["clock"], row["cycle"]
        held[key] = held.get(key, 0) + row["actual_seconds"]
    rows = log.rows("clock_times", "verdict = 'breached' and started_at is not null and actual_seconds is not null")
    for row in rows:
        assert held.get((row["source"], row["complaint_id"], row["clock"], row["cycle"]), 0) == row["actual_seconds"], row


def test_open_cases_of_the_headlines_are_those_of_the_cases(twins):
    log = twins[0]
    shown = next(row for row in log.rows("headlines") if row["figure"] == "open_cases")
    assert shown["amount"] == sum(bool(row["is_open"]) for row in log.rows("cases") if row["received_at"])
