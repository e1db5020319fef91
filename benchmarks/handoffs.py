"""Hand-offs at scale: CPU time of deriving them against scanning the columns they need, and against PM4Py, in one run.

Usage: python benchmarks/handoffs.py [CASES] [--pm4py]     (default 1 000 000 cases, 6 events each on average)
"""

import re
import sys
import time
from datetime import datetime
from statistics import median

from plaint import engine, query_files

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
ROUNDS = 5
SCAN = 'select count(distinct complaint_id), count(distinct team), max("at") from case_events'


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
    scan = median(timed(con, SCAN)[0] for _ in range(ROUNDS))
    handed = sum(steps[query] for query in ("case_holders", "ownership_intervals", "handoffs", "case_routes"))
    pairs = [(ordering(con, kept=True), ordering(con, kept=False)) for _ in range(ROUNDS)]
    kept = max(median(pair[0] for pair in pairs) - median(pair[1] for pair in pairs), 0.0)
    asked = [network(con)[0] for _ in range(ROUNDS)]
    counts = median(asked) + kept
    print(f"scan of case, time and team     {scan:7.2f} s")
    print(f"owners, hand-offs and routes    {handed:7.2f} s = {handed / scan:.1f} x scan")
    print(f"handoff_network, asked          {median(asked):7.2f} s = {median(asked) / scan:.1f} x scan")
    print(f"  and keeping the team before   {kept:7.2f} s of case_events; both {counts / scan:.1f} x scan")
    if with_pm4py:
        compare(con, network(con)[1], {"whole": handed, "counts": counts, "asked": median(asked)})


def network(con):  # noqa: ANN001, ANN201
    """CPU seconds and counts by pair of teams of the measure that answers what PM4Py answers."""
    began = time.process_time()
    rows = engine.measure(con, "handoff_network", AS_OF).to_pylist()
    return time.process_time() - began, {(row["from_team"], row["to_team"]): row["handoffs"] for row in rows}


def ordering(con, *, kept: bool) -> float:  # noqa: ANN001
    """CPU seconds of putting the events in order, with or without the column that handoff_network stands on."""
    query = query_files.load_all()["case_events"]
    sql, found = re.subn(r"last_value\(team ignore nulls\) over earlier", "cast(null as varchar)", query.sql)
    if found != 1:
        raise ValueError("case_events keeps the team before in another way: this benchmark has to follow")
    sql = query.sql if kept else sql
    began = time.process_time()
    con.execute(f"create or replace temp table ordered as {sql}", {"as_of": AS_OF}).fetchall()
    return time.process_time() - began


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
    print(f"PM4Py handover of work          {seconds:7.2f} s ({wall:.0f} s on the clock)")
    for name, what in (
        ("asked", "handoff_network"),
        ("counts", "that and keeping the team before"),
        ("whole", "owners, hand-offs and routes"),
    ):
        print(f"  = {seconds / spent[name]:.1f} x {what}")
    print("same counts" if theirs == ours else f"COUNTS DIFFER in {len(set(theirs.items()) ^ set(ours.items()))} pairs")


if __name__ == "__main__":
    main(int(next((word for word in sys.argv[1:] if word.isdigit()), "1000000")), "--pm4py" in sys.argv)
