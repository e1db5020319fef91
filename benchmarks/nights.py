"""What one more night costs: a year of cases loaded and analysed, then a day more, against deriving everything anew.

Usage: python benchmarks/nights.py [CASES] [NIGHTS]     (default 100 000 cases, 3 nights; CPU seconds, user + system)

Each night brings the day's new cases, the cases that changed, their events and calls, and some events that come late.
At the end the database is built once more from nothing, for the size that a fresh build has.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

FIRST = datetime(2026, 1, 1)  # noqa: DTZ001  instants are naive UTC everywhere
DAYS = 365
SETTINGS = """
[project]
name = "Nights"
timezone = "UTC"
memory_limit = "4GB"

[[sources]]
name = "desk"
kind = "complaints"
files = ["in/complaints_*.csv"]
columns = { complaint_id = "complaint_id", received_at = "received_at", customer_id = "customer_id", product = "product", issue = "issue", severity = "severity", channel = "channel", status = "status", description = "description", resolved_at = "resolved_at", closed_at = "closed_at", updated_at = "updated_at" }

[[sources]]
name = "desk"
kind = "events"
files = ["in/events_*.csv"]
columns = { event_id = "event_id", complaint_id = "complaint_id", at = "at", kind = "kind", actor = "actor", team = "team", direction = "direction", status = "status", text = "text" }

[[sources]]
name = "desk"
kind = "calls"
files = ["in/calls_*.csv"]
columns = { call_id = "call_id", complaint_id = "complaint_id", customer_id = "customer_id", queue = "queue", agent = "agent", team = "team", direction = "direction", started_at = "started_at", answered_at = "answered_at", ended_at = "ended_at" }

[teams]
front = ["Care *"]
back = ["Lab *"]

[[calendars]]
name = "office"
timezone = "Europe/Berlin"
hours = { mon-fri = "08:00-12:00 13:00-18:00" }
holidays = "DE"

[[limits]]
name = "urgent"
when = { severity = "urgent" }
calendar = "office"
first_contact = "4h"
resolution = "3d"
follow_up = "3d"

[[limits]]
name = "general"
calendar = "office"
first_contact = "8h"
resolution = "5d"
follow_up = "3d"

[[gates]]
name = "first contact in time"
measure = "sla_by_clock"
column = "breach_share"
where = "clock = 'first_contact'"
max = 0.25
"""

# Everything is drawn by hashes of the case's number: the same numbers on every machine, whatever the order.
_WORLD = """
create macro draw(number, salt) as (hash(number * 1000 + salt) % 1000003) / 1000003.0;
create table stories as
with drawn as (
    select
        range as number,
        $first + to_seconds(cast(floor(draw(range, 1) * $days) * 86400 + 28800 + draw(range, 2) * 50000 as bigint)) as received_at,
        -ln(1 - draw(range, 3)) * 5.0 * 86400 as life, draw(range, 4) < 0.01 as never_ends, draw(range, 5) as chance
    from range($cases)
)
select
    number, 'C' || number as complaint_id, 'K' || cast(floor(power(draw(number, 6), 1.5) * $cases * 0.6) as bigint) as customer_id,
    'product ' || cast(floor(power(draw(number, 7), 2.5) * 12) as int) as product,
    'issue ' || cast(floor(power(draw(number, 8), 2.5) * 60) as int) as issue,
    case when chance < 0.1 then 'urgent' else 'general' end as severity,
    case when chance < 0.5 then 'web' when chance < 0.8 then 'phone' else 'letter' end as channel,
    'Care ' || cast(floor(draw(number, 9) * 20) as int) as care, 'Lab ' || cast(floor(draw(number, 10) * 8) as int) as lab,
    case when chance > 0.9 then '我的账单不对，已经等了很久，编号 ' || number || '，请尽快处理，谢谢。'
        else 'My bill ' || number || ' is wrong and I have been waiting for ' || cast(floor(chance * 30) as int) || ' days. Please call me back.' end
        as description,
    received_at, received_at + to_seconds(cast(600 + draw(number, 11) * 40000 as bigint)) as contacted_at,
    case when draw(number, 12) < 0.35 then received_at + to_seconds(cast(3000 + draw(number, 13) * 90000 as bigint)) end as handed_at,
    case when not never_ends then received_at + to_seconds(cast(45000 + life as bigint)) end as resolved_at,
    draw(number, 14) as fate
from drawn;

create table told as
select number, complaint_id, 1 as step, received_at as "at", 'received' as kind, null as actor, null as team, null as direction, 'new' as status, null as text from stories
union all
select number, complaint_id, 2, received_at + interval 5 minute, 'assigned', 'router', care, null, 'open', null from stories
union all
select number, complaint_id, 3, contacted_at, 'contact', 'agent ' || number % 300, care, 'out', null,
    'We are sorry for the trouble with case ' || number || '. We will check your bill and call you within two days.' from stories where fate < 0.9
union all
select number, complaint_id, 4, handed_at, 'assigned', 'agent ' || number % 300, lab, null, 'second line', 'Please check the meter of ' || number from stories where handed_at is not null
union all
select number, complaint_id, 5, handed_at + interval 5 hour, 'assigned', 'expert ' || number % 40, care, null, 'open', null from stories where handed_at is not null and fate < 0.8
union all
select number, complaint_id, 6, resolved_at, 'resolved', 'agent ' || number % 300, care, 'out', 'resolved', 'Your bill ' || number || ' was put right.' from stories where resolved_at is not null
union all
select number, complaint_id, 7, resolved_at + interval 1 day, 'closed', 'router', care, null, 'closed', null from stories where resolved_at is not null and fate < 0.85
union all
select number, complaint_id, 8, resolved_at + interval 30 hour, 'followed_up', 'agent ' || number % 300, care, 'out', null, null from stories where resolved_at is not null and fate < 0.7
union all
select number, complaint_id, 9, resolved_at + interval 60 hour, 'reopened', 'router', care, null, 'open', null from stories where resolved_at is not null and fate < 0.03
union all
select number, complaint_id, 10, resolved_at + interval 90 hour, 'resolved', 'router', care, 'out', 'resolved', null from stories where resolved_at is not null and fate < 0.03;

-- one event in a hundred reaches us two days late
create table events as
select 'E' || number || '-' || step as event_id, *, "at" + case when draw(number * 20 + step, 15) < 0.01 then interval 2 day else interval 0 day end as known_at from told
where "at" is not null;

create table calls as
select 'L' || number || '-1' as call_id, null as complaint_id, customer_id, 'front' as queue, 'agent ' || number % 300 as agent, care as team, 'in' as direction,
    received_at - interval 12 minute as started_at, received_at - interval 10 minute as answered_at, received_at - interval 2 minute as ended_at, received_at as known_at from stories
where draw(number, 16) < 0.9
union all
select 'L' || number || '-2', complaint_id, customer_id, 'back', 'agent ' || number % 300, care, 'out', contacted_at + interval 2 hour, contacted_at + interval 2 hour + interval 10 second,
    contacted_at + interval 130 minute, contacted_at + interval 3 hour from stories where draw(number, 17) < 0.9;
"""
_COMPLAINTS = """
select
    complaint_id, received_at, customer_id, product, issue, severity, channel, case when resolved_at < $until then 'resolved' else 'open' end as status,
    description, case when resolved_at < $until then resolved_at end as resolved_at, case when fate < 0.85 and resolved_at + interval 1 day < $until then resolved_at + interval 1 day end as closed_at,
    greatest(received_at, case when resolved_at < $until then resolved_at end, case when resolved_at + interval 1 day < $until then resolved_at + interval 1 day end) as updated_at
from stories
where received_at < $until
    and (received_at >= $since or (resolved_at >= $since and resolved_at < $until) or (resolved_at + interval 1 day >= $since and resolved_at + interval 1 day < $until))
order by received_at, complaint_id
"""
_EVENTS = """select event_id, complaint_id, "at", kind, actor, team, direction, status, text from events
where known_at >= $since and known_at < $until order by known_at, event_id"""
_CALLS = """select call_id, complaint_id, customer_id, queue, agent, team, direction, started_at, answered_at, ended_at from calls
where known_at >= $since and known_at < $until order by known_at, call_id"""


class World:
    """Stories of `cases` cases over `days` days, told day by day."""

    def __init__(self, folder: Path, cases: int, days: int) -> None:
        """Draw all stories into a database of their own in `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        self.con = duckdb.connect(str(folder / "world.db"))
        self.con.execute("set preserve_insertion_order = true")
        first, *rest = _WORLD.split(";\n", 2)
        self.con.execute(first)
        self.con.execute(rest[0], {"first": FIRST, "days": days, "cases": cases})
        self.con.execute(rest[1])

    def tell(self, folder: Path, name: str, since: datetime, until: datetime) -> None:
        """Write what became known from `since` to before `until` as exports called `name`."""
        folder.mkdir(parents=True, exist_ok=True)
        for table, sql in (("complaints", _COMPLAINTS), ("events", _EVENTS), ("calls", _CALLS)):
            text = sql.replace("$since", f"timestamp '{since}'").replace("$until", f"timestamp '{until}'")
            self.con.execute(f"copy ({text}) to '{folder}/{table}_{name}.csv' (header, timestampformat '%Y-%m-%dT%H:%M:%S')")


def plaint(folder: Path, *words: str) -> float:
    """Run one command in `folder`; gives its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([Path(sys.executable).with_name("plaint"), *words], cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def project(folder: Path) -> Path:
    """An empty project."""
    (folder / "in").mkdir(parents=True)
    (folder / "plaint.toml").write_text(SETTINGS)
    return folder


def facts(folder: Path) -> str:
    """The database's size."""
    return f"{(folder / 'plaint.duckdb').stat().st_size / 2**20:.0f} MiB"


def bring(world: World, folder: Path, day: int) -> None:
    """Put the exports of a day where the settings look for them, in the place of those of the day before."""
    for old in (folder / "in").iterdir():
        old.unlink()
    world.tell(folder / "in", f"day{day}", FIRST + timedelta(days=day), FIRST + timedelta(days=day + 1))


def main() -> None:
    """Load and analyse a year, then one day after the other; then analyse all of it anew, and build it from nothing."""
    cases, nights = (int(word) for word in (sys.argv[1:] + ["100000", "3"][len(sys.argv) - 1 :])[:2])
    root = Path(tempfile.mkdtemp(prefix="nights-"))
    try:
        world = World(root, cases, DAYS + nights)
        mine = project(root / "mine")
        world.tell(mine / "in", "year", FIRST - timedelta(days=1), FIRST + timedelta(days=DAYS))
        load = plaint(mine, "load")
        first = load + plaint(mine, "analyze", "--as-of", f"{FIRST + timedelta(days=DAYS):%Y-%m-%d}")
        print(f"{cases} cases; first night {first:.1f} s, of that loading {load:.1f} s; {facts(mine)}", flush=True)
        for day in range(DAYS, DAYS + nights):
            bring(world, mine, day)
            as_of = f"{FIRST + timedelta(days=day + 1):%Y-%m-%d}"
            load = plaint(mine, "load")
            night = load + plaint(mine, "analyze", "--as-of", as_of)
            print(f"night {day}: {night:.1f} s = {night / first:.1%} of the first, of that loading {load:.1f} s; {facts(mine)}", flush=True)
        anew = project(root / "anew")
        world.tell(anew / "in", "all", FIRST - timedelta(days=1), FIRST + timedelta(days=DAYS + nights))
        whole = plaint(anew, "load") + plaint(anew, "analyze", "--as-of", as_of)
        print(f"all of it from nothing: {whole:.1f} s; {facts(anew)}")
        earlier = f"{FIRST + timedelta(days=DAYS + nights - 1):%Y-%m-%d}"
        every = plaint(anew, "analyze", "--as-of", earlier)
        print(
            f"every case judged anew, no text read: {every:.1f} s; the last night is {night / every:.1%} of it, {night / whole:.1%} of all"
        )
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
