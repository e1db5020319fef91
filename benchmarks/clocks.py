"""Clocks at scale: deriving them all against scanning the columns they need, and two of them against pandas.

Usage: python benchmarks/clocks.py [CASES] [--pandas]     (default 1 000 000 cases, 6 events each)
"""

import sys
import time
import tomllib
from datetime import datetime
from pathlib import Path
from statistics import median

from plaint import engine, query_files
from plaint.calendars import write_policy
from plaint.settings import Settings, SettingsFile, Where, build

AS_OF = datetime(2026, 12, 31)  # noqa: DTZ001  instants are naive UTC everywhere
CALENDAR = """
[[calendars]]
name = "office"
timezone = "Europe/Berlin"
hours = { mon-fri = "08:00-12:00 13:00-18:00" }
holidays = "DE"
"""
POLICY = f"""{CALENDAR}
[[limits]]
name = "urgent"
when = {{ severity = "urgent" }}
calendar = "office"
first_contact = "4h"
next_reply = "4h"
update = "1d"
resolution = "3d"
follow_up = "3d"
escalation_head = "8h"
back_office = "1d"
paused_by = ["Waiting"]
running_in = ["*"]

[[limits]]
name = "general"
calendar = "office"
first_contact = "8h"
resolution = "5d"
paused_by = ["Waiting"]
running_in = ["*"]
"""
TWO_CLOCKS = f"""{CALENDAR}
[[limits]]
when = {{ severity = "urgent" }}
calendar = "office"
first_contact = "4h"
resolution = "3d"

[[limits]]
calendar = "office"
first_contact = "8h"
resolution = "5d"
"""
COMPLAINTS = """
insert into complaints (source, complaint_id, received_at, severity, due_at)
select
    'bench', 'c' || number, timestamp '2026-01-01' + to_seconds(number * (300 * 86400 // $cases) + hash(number) % 86400),
    if(hash(number, 1) % 5 = 0, 'urgent', 'general'), timestamp '2026-01-06' + to_seconds(number * (300 * 86400 // $cases))
from range($cases) as numbers (number)
"""
EVENTS = """
insert into events (source, event_id, complaint_id, "at", sequence, kind, direction, team, status, escalated_to)
select
    'bench', 'e' || number, 'c' || number // 6,
    timestamp '2026-01-01' + to_seconds(
        number // 6 * (300 * 86400 // $cases) + hash(number // 6) % 86400 + number % 6 * cast(hash(number // 6, 2) % 90000 as bigint) + 60
    ),
    number,
    ['assigned', 'contact', 'status', 'contact', 'status', 'resolved'][1 + number % 6],
    [null, 'out', null, if(hash(number) % 2 = 0, 'in', 'out'), null, null][1 + number % 6],
    if(number % 6 in (0, 2), 'team ' || hash(number, 3) % 300, null),
    [null, null, 'Waiting', null, 'Open', 'Done'][1 + number % 6], null
from range($cases * 6) as numbers (number)
where number % 6 < 5 or hash(number) % 10 < 9
"""
WORKING_HOURS = {"first_contact": {"urgent": 4, "general": 8}, "resolution": {"urgent": 27, "general": 45}}
"""What TWO_CLOCKS allows; a working day of the office has nine hours."""
GROUND = ("case_events", "cases")
OTHER_CLOCKS = ("case_holders",)
"""Steps that neither first contact nor resolution needs."""
ROUNDS = 3
SCAN = """
select count(distinct source || complaint_id), max("at"), max(kind), max(direction), max(team), max(status), max(is_public),
    max(is_automatic), max(severity), max(promise_due_at), max(escalated_to), max(position) from case_events
"""


def main(cases: int, with_pandas: bool) -> None:
    """Print seconds and ratios for `cases` cases."""
    con = engine.connect(":memory:", means=engine.Means(memory_limit="12GB"))
    engine.create_tables(con)
    con.execute(COMPLAINTS, {"cases": cases}).fetchall()
    con.execute(EVENTS, {"cases": cases}).fetchall()
    con.execute("insert into team_offices select distinct team, if(hash(team) % 3 = 0, 'back', 'front') from events").fetchall()
    settings = SettingsFile(Path("plaint.toml"), build(Settings, tomllib.loads(POLICY), Where("plaint.toml", POLICY)), POLICY, "")
    began = time.process_time()
    write_policy(con, settings, AS_OF)
    print(f"calendars and limits as tables {time.process_time() - began:7.2f} s")
    timed_steps = Stages()
    engine.derive_only(con, AS_OF, {"clock_verdicts"}, timed_steps)
    timed_steps.done()
    steps = timed_steps.seconds
    ground = steps.pop("case_events") + steps.pop("cases")
    for query, seconds in steps.items():
        print(f"  {query:28} {seconds:7.2f} s")
    clocks = sum(steps.values())
    scan = min(timed(con, SCAN) for _ in range(3))
    counts = con.execute("select count(*), count(distinct clock) from clock_verdicts").fetchall()[0]
    print(f"{cases} cases: {counts[0]} runs of {counts[1]} clocks; cases and their events {ground:.2f} s")
    print(f"scan of the columns they need  {scan:7.2f} s")
    print(f"all clocks                     {clocks:7.2f} s = {clocks / scan:.1f} x scan")
    if with_pandas:
        against_pandas(con)


def against_pandas(con) -> None:  # noqa: ANN001
    """The same two clocks as one would write them in pandas: group, then walk the working days of each row.

    Both ways begin with cases and their events in order, and neither gets due times of the export: they are a third clock.
    """
    con.execute("update complaints set due_at = null").fetchall()
    text = TWO_CLOCKS
    settings = SettingsFile(Path("plaint.toml"), build(Settings, tomllib.loads(text), Where("plaint.toml", text)), text, "")
    write_policy(con, settings, AS_OF)
    runs: dict[str, list[float]] = {
        "ours": [],
        "whole": [],
        "pandas": [],
        "offsets": [],
        "ours by the clock": [],
        "pandas by the clock": [],
    }
    for _ in range(ROUNDS):
        steps = Stages()
        engine.derive_only(con, AS_OF, {"clock_verdicts"}, steps)
        steps.done()
        runs["ours by the clock"].append(sum(seconds for name, seconds in steps.by_clock.items() if name not in GROUND + OTHER_CLOCKS))
        runs["whole"].append(sum(seconds for name, seconds in steps.seconds.items() if name not in GROUND))
        runs["ours"].append(sum(seconds for name, seconds in steps.seconds.items() if name not in GROUND + OTHER_CLOCKS))
        complaints = con.sql("select complaint_id, received_at, severity from cases").df()
        events = con.sql('select complaint_id, "at", kind, direction from case_events').df()
        began, turned = time.process_time(), time.perf_counter()
        theirs = pandas_clocks(complaints, events)
        runs["pandas"].append(time.process_time() - began)
        runs["pandas by the clock"].append(time.perf_counter() - turned)
        began = time.process_time()
        offsets = pandas_offsets(complaints, events)
        runs["offsets"].append(time.process_time() - began)
    found = (
        con.sql(
            "select clock, count(*) filter (where verdict = 'met') as met, count(*) filter (where verdict = 'breached') as breached, "
            f"cast(sum(working_seconds) as bigint) as working from ({query_files.load_all()['clock_times'].sql}) "
            "where clock in ('first_contact', 'resolution') group by clock",
            params={"as_of": AS_OF},
        )
        .to_arrow_table()
        .to_pylist()
    )
    ours, whole, other, library = (median(runs[way]) for way in ("ours", "whole", "pandas", "offsets"))
    print(f"in pandas, days walked by hand {other:7.2f} s (medians of {ROUNDS} alternating runs)")
    print(f"by pandas's business hours     {library:7.2f} s, met and breached only")
    for name, seconds in (("tables of these two clocks", ours), ("all clock tables, these limits", whole)):
        print(f"{name:30} {seconds:7.2f} s: by hand {other / seconds:.1f} x that, business hours {library / seconds:.1f} x")
    waited, theirs_waited = (median(runs[way]) for way in ("ours by the clock", "pandas by the clock"))
    print(
        f"these two clocks by the clock on the wall {waited:.2f} s, in pandas by hand {theirs_waited:.2f} s = {theirs_waited / waited:.1f} x"
    )
    differing = sum(abs(row["breached"] - offsets[row["clock"]][1]) for row in found)
    print(f"business hours judge {differing} clocks otherwise")
    same = all(theirs[row["clock"]] == (row["met"], row["breached"], row["working"]) for row in found)
    print("same verdicts and the same working seconds" if same else f"THEY DIFFER: {found} {theirs}")


class Stages:
    """CPU seconds of each query of a derivation, and seconds by the clock."""

    def __init__(self) -> None:
        """Begin before the first."""
        self.seconds: dict[str, float] = {}
        self.by_clock: dict[str, float] = {}
        self.last, self.turned, self.name = time.process_time(), time.perf_counter(), ""

    def __call__(self, query) -> None:  # noqa: ANN001
        """Take the query that begins now."""
        self.done()
        self.name = query.name

    def done(self) -> None:
        """End the query that runs."""
        now, turned = time.process_time(), time.perf_counter()
        if self.name:
            self.seconds[self.name] = now - self.last
            self.by_clock[self.name] = turned - self.turned
        self.last, self.turned, self.name = now, turned, ""


def pandas_clocks(complaints, events) -> dict[str, tuple[int, int, int]]:  # noqa: ANN001, C901  one script's worth
    """Met, breached and working seconds of both clocks."""
    from datetime import timedelta
    from functools import cache
    from zoneinfo import ZoneInfo

    import holidays
    import pandas as pd

    zone, off = ZoneInfo("Europe/Berlin"), holidays.country_holidays("DE", years=range(2025, 2028))

    @cache
    def windows(day):  # noqa: ANN001, ANN202
        if day.weekday() > 4 or day in off:
            return ()
        hours = ((8, 12), (13, 18))
        return tuple(tuple(datetime(day.year, day.month, day.day, hour, tzinfo=zone).timestamp() for hour in pair) for pair in hours)

    def working(start: float, stop: float) -> int:
        day, last, total = datetime.fromtimestamp(start, zone).date(), datetime.fromtimestamp(stop, zone).date(), 0.0
        while day <= last:
            for opens, closes in windows(day):
                total += max(0.0, min(closes, stop) - max(opens, start))
            day += timedelta(days=1)
        return int(total)

    def due(start: float, limit: int) -> float:
        day, left = datetime.fromtimestamp(start, zone).date(), float(limit)
        while True:
            for opens, closes in windows(day):
                begins = max(opens, start)
                if closes - begins >= left:
                    return begins + left
                left -= max(0.0, closes - begins)
            day += timedelta(days=1)

    stops = pandas_stops(complaints, events)
    result = {}
    for clock, stopped in stops.items():
        rows = complaints.merge(stopped.rename("stopped_at"), on="complaint_id", how="left")
        rows["until"] = rows["stopped_at"].fillna(pd.Timestamp(AS_OF))
        starts, ends = (rows[column].dt.tz_localize("UTC").map(pd.Timestamp.timestamp) for column in ("received_at", "until"))
        spans = pd.Series([working(start, end) for start, end in zip(starts, ends, strict=True)])
        allowed = rows["severity"].map(WORKING_HOURS[clock]) * 3600
        late = ends > [due(start, limit) for start, limit in zip(starts, allowed, strict=True)]
        result[clock] = (int((~late & rows["stopped_at"].notna()).sum()), int(late.sum()), int(spans.sum()))
    return result


def pandas_stops(complaints, events):  # noqa: ANN001, ANN201
    """When each clock of each case stopped."""
    told = events.merge(complaints, on="complaint_id")
    told = told[told["at"] >= told["received_at"]]
    return {
        "first_contact": told[(told["kind"] == "contact") & (told["direction"] == "out")].groupby("complaint_id")["at"].min(),
        "resolution": told[told["kind"] == "resolved"].groupby("complaint_id")["at"].min(),
    }


def pandas_offsets(complaints, events) -> dict[str, tuple[int, int]]:  # noqa: ANN001
    """Met and breached of both clocks by pandas's own business hours, which know neither elapsed time nor changes of the clock."""
    import warnings

    import holidays
    import pandas as pd

    off = sorted(holidays.country_holidays("DE", years=range(2025, 2028)))
    hour = pd.offsets.CustomBusinessHour(start=["08:00", "13:00"], end=["12:00", "18:00"], holidays=off)
    stops, result = pandas_stops(complaints, events), {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pd.errors.PerformanceWarning)
        for clock, stopped in stops.items():
            rows = complaints.merge(stopped.rename("stopped_at"), on="complaint_id", how="left")
            starts, ends = (
                rows[column].fillna(pd.Timestamp(AS_OF)).dt.tz_localize("UTC").dt.tz_convert("Europe/Berlin").dt.tz_localize(None)
                for column in ("received_at", "stopped_at")
            )
            late = pd.Series(False, index=rows.index)
            for severity, hours in WORKING_HOURS[clock].items():
                those = rows["severity"] == severity
                late[those] = ends[those] > starts[those] + hours * hour
            result[clock] = (int((~late & rows["stopped_at"].notna()).sum()), int(late.sum()))
    return result


def timed(con, sql: str) -> float:  # noqa: ANN001
    """Seconds of one statement."""
    began = time.process_time()
    con.execute(sql).fetchall()
    return time.process_time() - began


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    main(int(given[0]) if given else 1_000_000, "--pandas" in sys.argv)
