"""Zendesk's sample tables by the meaning that dbt_zendesk gives to its SLA metrics.

first_reply_time: creation to the first public comment of an agent; next_reply_time: from each end-user comment to the
agent's next; requester_wait_time: time in new, open, on-hold and hold; agent_work_time: time in new and open.
"""

import csv
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

STATUSES = ("new", "open", "pending", "on-hold", "hold", "solved", "closed")
REQUESTER_WAITS_IN, AGENT_WORKS_IN = {"new", "open", "on-hold", "hold"}, {"new", "open"}
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


@pytest.fixture
def table(real_data):
    """Rows of one of the sample's tables."""

    def read(name):
        with (real_data / "helpdesk" / "zendesk" / f"{name}_data.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    return read


def schedule(table):
    """The sample's schedule as (weekday, opens, closes), minutes of the day, Sunday = 0, in Pacific time."""
    rows = [(int(row["start_time"]), int(row["end_time"])) for row in table("schedule")]
    return sorted((start // 1440, start % 1440, end - start // 1440 * 1440) for start, end in rows)


def calendar(table):
    """That schedule with the sample's holidays (both ends included) as settings."""
    hours = ", ".join(
        f'{DAYS[day]} = "{opens // 60:02}:{opens % 60:02}-{closes // 60:02}:{closes % 60:02}"' for day, opens, closes in schedule(table)
    )
    closed = sorted(str(day) for day in holidays(table))
    return f'[[calendars]]\nname = "SupportCA"\ntimezone = "America/Los_Angeles"\nhours = {{ {hours} }}\nclosed = {closed}\n'


def holidays(table):
    days = set()
    for row in table("schedule_holiday"):
        first, last = (datetime.fromisoformat(row[key]).date() for key in ("start_date", "end_date"))
        days |= {first + timedelta(days=step) for step in range((last - first).days + 1)}
    return days


def tickets(log, table):
    """Load tickets, status changes and public comments."""
    agents = {row["id"] for row in table("user") if row["role"] == "agent"}
    for row in table("ticket"):
        log.complaint(row["id"], row["created_at"], severity=row["priority"] or None)
    for row in sorted(table("ticket_field_history"), key=lambda row: row["updated"]):
        if row["field_name"] == "status":
            kind = {"solved": "resolved", "closed": "closed"}.get(row["value"], "status")
            log.event(row["ticket_id"], row["updated"], kind, status=row["value"])
    for row in sorted(table("ticket_comment"), key=lambda row: row["created"]):
        direction = "out" if row["user_id"] in agents else "in"
        log.event(row["ticket_id"], row["created"], "contact", direction=direction, is_public=row["public"] == "TRUE")


def wanted_seconds(table, ticket, running, start, *, working=False):
    """Time of `ticket` in the statuses `running` from `start` on, minute by minute in the schedule where `working`."""
    history = [row for row in table("ticket_field_history") if row["ticket_id"] == ticket and row["field_name"] == "status"]
    marks = [(datetime.fromisoformat(row["updated"]).replace(tzinfo=UTC), row["value"]) for row in history]
    end = next(at for at, status in marks if status == "solved")
    zone, shifts, off, total = ZoneInfo("America/Los_Angeles"), schedule(table), holidays(table), 0
    for (since, status), (until, _) in pairwise(marks):
        at, until = max(since, start), min(until, end)  # noqa: PLW2901  clipped to the clock
        if status not in running:
            continue
        while at < until:
            step = min(until, at.replace(second=0) + timedelta(minutes=1))
            local = at.astimezone(zone)
            minute, day = local.hour * 60 + local.minute, (local.weekday() + 1) % 7
            is_open = local.date() not in off and any(day == one and opens <= minute < closes for one, opens, closes in shifts)
            total += (step - at).total_seconds() if is_open or not working else 0
            at = step
    return total


@pytest.mark.real_data
@pytest.mark.parametrize(("metric", "running", "days"), [("requester wait", REQUESTER_WAITS_IN, 50), ("agent work", AGENT_WORKS_IN, 30)])
@pytest.mark.parametrize("working", [False, True])
def test_requester_wait_and_agent_work_are_time_in_the_statuses_that_run(log, table, metric, running, days, working):
    tickets(log, table)
    pausing = [status for status in STATUSES if status not in running]
    rule = f'name = "{metric}"\nresolution = "1000h"\npaused_by = {pausing}\nrunning_in = {sorted(running)}\n'
    log.policy(calendar(table) + "[[limits]]\n" + rule + ('calendar = "SupportCA"\n' if working else ""))
    log.derive("2021-01-01 00:00", only=["clock_verdicts"])
    clock = log.row("clock_verdicts", "complaint_id = '11071' and clock = 'resolution'")
    started = datetime(2020, 8, 28, 18, 6, 36, tzinfo=UTC)
    assert clock["working_seconds"] == wanted_seconds(table, "11071", running, started, working=working)
    if not working:
        # whole days by its history, from which the seven hours before the ticket's own creation are missing
        assert clock["working_seconds"] == days * 86400 - (7 * 3600 + 5 * 60 + 9)


@pytest.mark.real_data
def test_first_reply_runs_from_creation_by_the_priority_at_that_time_within_the_schedule(log, table):
    tickets(log, table)
    targets = {row["priority"]: row["target"] for row in table("sla_policy_metric_history") if row["sla_policy_id"] == "1002"}
    rules = "".join(
        f'[[limits]]\nwhen = {{ severity = "{priority}" }}\ncalendar = "SupportCA"\nfirst_contact = "{minutes}min"\n'
        for priority, minutes in targets.items()
    )
    log.event("11071", "2020-08-31 15:30:00", "contact", direction="out")
    log.policy(calendar(table) + rules).derive("2021-01-01 00:00", only=["clock_verdicts"])
    clock = log.row("clock_verdicts", "complaint_id = '11071' and clock = 'first_contact'")
    # created Friday 11:06:36 in California: 8 h 53 min 24 s to the close at 20:00, then 30 min on Monday from 08:00
    assert clock["working_seconds"] == 8 * 3600 + 53 * 60 + 24 + 30 * 60
    assert clock["limit_seconds"] == int(targets["urgent"]) * 60


@pytest.mark.real_data
def test_each_end_user_comment_waits_for_the_agent_s_next(log, table):
    tickets(log, table)
    for created in ("2020-10-10 14:45:00", "2020-10-12 16:00:00"):
        log.event("13057", created, "contact", direction="out")
    log.policy(calendar(table) + '[[limits]]\nnext_reply = "8h"').complaint("13057", "2020-10-10 14:39:46")
    log.derive("2021-01-01 00:00", only=["clock_verdicts"])
    found = log.rows("clock_verdicts", "complaint_id = '13057' and clock = 'next_reply'")
    assert [(str(row["started_at"])[8:], row["actual_seconds"], row["verdict"]) for row in found] == [
        ("10 14:39:46", 314, "met"),
        ("10 15:40:36", 173964, "breached"),
    ]


@pytest.mark.real_data
def test_the_holidays_of_the_schedule_have_no_hours(log, table):
    log.policy(calendar(table) + '[[limits]]\ncalendar = "SupportCA"\nresolution = "20h"')
    log.complaint("c1", "2022-12-24 00:00", resolved_at="2022-12-31 08:00")
    clock = log.derive("2023-01-31 00:00", only=["clock_verdicts"]).row("clock_verdicts", "clock = 'resolution'")
    # Friday 23rd 16:00 to 20:00, Wednesday 28th and Friday 30th whole; 26th, 27th and 29th are holidays
    assert clock["working_seconds"] == (4 + 12 + 12) * 3600
