"""Hand-offs at scale: CPU time of deriving them against scanning the columns they need, and against PM4Py, in one run.

Usage: python benchmarks/handoffs.py [CASES] [--pm4py]     (default 1 000 000 cases, 6 events each on average)
"""

import sys
import time
from datetime import datetime

from plaint import engine

AS_OF = datetime(2027, 1, 1)  # noqa: DTZ001  instants are naive UTC everywhere
MAKE = """
insert into events (source, event_id, complaint_id, "at", sequence, kind, actor, team)
select
    'bench', 'e' || number, 'c' || number // 6,
    timestamp '2026-01-01' + to_seconds(number // 6 * 20 + number % 6 * (600 + cast(hash(number) % 80000 as bigint))), number,
    case number % 6 when 0 then 'received' when 5 then 'closed' when 1 then 'assigned' when 2 then 'note' else 'status' end,
    'agent ' || hash(number, 2) % 900,
    'team ' || case when hash(number, 3) % 10 < 8 then hash(number // 6) % 300 else hash(number, 4) % 300 end
from range($events) as numbers (number)
"""
SCAN = 'select count(distinct complaint_id), count(distinct team), max("at") from case_events'
PAIRS = """
select team_before, team, count(*)
from (
    select team, lag(team) over (partition by source, complaint_id order by position) as team_before from case_events
)
where team_before <> team group by team_before, team
"""


def main(cases: int, with_pm4py: bool) -> None:
    """Print CPU seconds and ratios for `cases` cases."""
    con = engine.connect(":memory:", means=engine.Means(memory_limit="12GB"))
    engine.create_tables(con)
    con.execute(MAKE, {"events": cases * 6}).fetchall()
    con.execute("insert into team_offices select distinct team, if(hash(team) % 3 = 0, 'back', 'front') from events").fetchall()
    steps = {}
    began = last = time.process_time()
    name = ""

    def step(query):  # noqa: ANN001, ANN202
        nonlocal last, name
        now = time.process_time()
        if name:
            steps[name] = now - last
        last, name = now, query.name

    engine.derive_only(con, AS_OF, {"case_routes"}, step)
    steps[name] = time.process_time() - last
    print(f"{cases} cases, {cases * 6} events; all derived in {time.process_time() - began:.2f} s")
    for query, seconds in steps.items():
        print(f"  {query:22} {seconds:7.2f} s")
    scan, _ = timed(con, SCAN)
    scan = min(scan, timed(con, SCAN)[0])
    wall = time.perf_counter()
    pairs, counted = timed(con, PAIRS)
    wall = time.perf_counter() - wall
    handed = sum(steps[query] for query in ("ownership_intervals", "handoffs", "case_routes"))
    print(f"scan of case, time and team   {scan:7.2f} s")
    print(f"hand-offs, owners and routes  {handed:7.2f} s = {handed / scan:.1f} x scan")
    print(f"counts by pair of teams alone {pairs:7.2f} s = {pairs / scan:.1f} x scan")
    if with_pm4py:
        compare(con, {(one, two): count for one, two, count in counted}, {"whole": handed, "counts": pairs, "wall": wall})


def timed(con, sql):  # noqa: ANN001, ANN201
    """CPU seconds and rows of one statement."""
    began = time.process_time()
    rows = con.execute(sql).fetchall()
    return time.process_time() - began, rows


def compare(con, ours, spent) -> None:  # noqa: ANN001
    """Time PM4Py's handover of work on the same events, and check that it counts the same."""
    import pm4py

    frame = con.sql(
        'select complaint_id as "case:concept:name", team as "org:resource", kind as "concept:name", '
        '"at" at time zone \'UTC\' as "time:timestamp" from case_events order by source, complaint_id, position'
    ).df()
    began, wall = time.process_time(), time.perf_counter()
    network = pm4py.discover_handover_of_work_network(frame)
    seconds, wall = time.process_time() - began, time.perf_counter() - wall
    all_pairs = con.execute(
        "select sum(events - 1) from (select count(team) as events from case_events group by source, complaint_id)"
    ).fetchall()[0][0]
    theirs = {pair: round(share * all_pairs) for pair, share in network.connections.items() if pair[0] != pair[1]}
    alone, whole = seconds / spent["counts"], seconds / spent["whole"]
    print(f"PM4Py handover of work        {seconds:7.2f} s = {alone:.1f} x counts alone, {whole:.1f} x whole")
    print(f"  on the clock                {wall:7.2f} s = {wall / spent['wall']:.1f} x counts alone")
    print("same counts" if theirs == ours else f"COUNTS DIFFER in {len(set(theirs.items()) ^ set(ours.items()))} pairs")


if __name__ == "__main__":
    main(int(next((word for word in sys.argv[1:] if word.isdigit()), "1000000")), "--pm4py" in sys.argv)
