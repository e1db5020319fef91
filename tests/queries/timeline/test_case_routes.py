"""The way of each case: invariants, and an independent slow walk over random logs."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plaint import engine

START = datetime(2026, 6, 1)  # noqa: DTZ001  instants are naive UTC everywhere
OFFICES = {"A": "front", "B": "front", "C": "back", "D": "back"}
KINDS = ("assigned", "note", "status", "contact", "attached")


def test_the_life_of_a_case_is_unassigned_waiting_and_working_time(log):
    log.complaint("c1", "2026-06-01 00:00", closed_at="2026-06-01 10:00")
    log.event("c1", "2026-06-01 01:00", "assigned", team="A").event("c1", "2026-06-01 03:00", "note", team="A")
    log.event("c1", "2026-06-01 06:00", "assigned", team="B")
    row = log.derive(only=["case_routes"]).row("case_routes")
    hours = [row[key] // 3600 for key in ("life_seconds", "unassigned_seconds", "waiting_seconds", "working_seconds")]
    assert hours == [10, 1, 2 + 4, 3]


def test_the_route_names_the_teams_in_order(log):
    log.add("team_offices", {"team": "A", "office": "front"}, {"team": "C", "office": "back"})
    for hour, team in enumerate(["A", "C", "X", "A"]):
        log.event("c1", f"2026-06-01 0{hour}:00", "assigned", team=team)
    row = log.derive(only=["case_routes"]).row("case_routes")
    assert (row["route"], row["unmapped_teams"]) == ("A → C → X → A", 1)
    assert (row["first_team"], row["last_team"], row["teams"], row["is_front_only"]) == ("A", "A", 3, None)


def test_a_case_without_any_team_is_unknown_not_zero(log):
    log.complaint("c1", "2026-06-01 00:00", team="A")
    log.event("c1", "2026-06-01 01:00", "note")
    row = log.derive(only=["case_routes"]).row("case_routes")
    assert (row["handoffs"], row["bounces"], row["route"]) == (None, None, None)


events = st.lists(
    st.tuples(st.sampled_from([*"ABCDE", "a", None]), st.sampled_from(KINDS), st.integers(0, 90), st.booleans()),
    max_size=14,
)


@pytest.fixture(scope="module")
def walk_con():
    con = engine.connect(":memory:")
    engine.create_tables(con)
    offices = {**OFFICES, "a": "front"}
    con.execute("insert into team_offices select unnest(?), unnest(?)", [list(offices), list(offices.values())]).fetchall()
    yield con
    con.close()


@settings(max_examples=15)
@given(stories=st.lists(events, min_size=1, max_size=40))
def test_a_slow_walk_over_the_events_counts_the_same(walk_con, stories):
    table = [(f"c{case}", *event) for case, story in enumerate(stories) for event in timed(story)]
    walk_con.execute("delete from events").fetchall()
    walk_con.execute(
        """
        insert into events (source, event_id, sequence, complaint_id, "at", team, kind, is_automatic)
        select 'test', cast(place as varchar), place, complaint_id, told_at, team, kind, is_automatic
        from (
            select unnest($places) as place, unnest($cases) as complaint_id, unnest($times) as told_at,
            unnest($teams) as team, unnest($kinds) as kind, unnest($automatic) as is_automatic
        )
        """,
        {
            "places": list(range(len(table))),
            **{name: [row[at] for row in table] for at, name in enumerate(("cases", "times", "teams", "kinds", "automatic"))},
        },
    ).fetchall()
    engine.derive_only(walk_con, START + timedelta(days=9), {"case_routes"})
    rows = walk_con.sql("select * from case_routes").to_arrow_table().to_pylist()
    found = {row["complaint_id"]: row for row in rows}
    for case, story in enumerate(stories):
        if story:
            expected = walked(story)
            assert {key: found[f"c{case}"][key] for key in expected} == expected


def timed(story):
    """The events of a story with their instants, each `seconds` after the one before."""
    at = START
    for team, kind, seconds, automatic in story:
        at += timedelta(seconds=seconds)
        yield at, team, kind, automatic


def walked(story):
    """What case_routes should say of one case, by walking its events one after the other."""
    at, owner, acted, counts, hops = 0, None, False, Counter(), []
    acted_in, lengths = [], []
    waiting, unassigned, since = 0, 0, 0
    for place, (written, kind, seconds, automatic) in enumerate(story):
        seconds = 0 if place == 0 else seconds  # noqa: PLW2901  life begins at the first event
        at += seconds
        team = written.upper() if written else None
        if owner is None:
            unassigned += seconds
        elif not acted:
            waiting += seconds
        if team and team != owner:
            if owner is not None:
                lengths.append(at - since)
                acted_in.append(acted)
            hops.append(team)
            owner, acted, since = team, False, at
        elif owner and not automatic and kind in ("note", "status", "contact"):
            acted = True
    if not hops:
        return {"handoffs": None, "route": None, "life_seconds": None}
    for place in range(1, len(hops)):
        offices = [OFFICES.get(hops[place - 1]), OFFICES.get(hops[place])]
        counts["_to_".join(offices) if all(offices) else "unknown_direction"] += 1
        counts["bounces"] += place > 1 and hops[place] == hops[place - 2]
        counts["returns"] += hops[place] in hops[:place]
        counts["ping_pongs"] += place > 2 and hops[place] == hops[place - 2] and hops[place - 1] == hops[place - 3]
        counts["routing"] += place < len(lengths) and lengths[place] < 60 and not acted_in[place]
    names = ("front_to_back", "back_to_front", "front_to_front", "back_to_back", "unknown_direction")
    return {
        **{name: counts[name] for name in (*names, "bounces", "returns", "ping_pongs", "routing")},
        "handoffs": len(hops) - 1,
        "teams": len(set(hops)),
        "life_seconds": at,
        "unassigned_seconds": unassigned,
        "waiting_seconds": waiting,
        "working_seconds": at - unassigned - waiting,
    }


@pytest.mark.real_data
def test_incident_log_life_is_the_sum_of_its_parts_and_handoffs_are_intervals_less_one(bpi2013):
    parts = "unassigned_seconds + waiting_seconds + working_seconds"
    assert bpi2013.rows("case_routes", f"life_seconds <> {parts} or least(waiting_seconds, working_seconds) < 0") == []
    (difference,) = bpi2013.con.execute("select (select count(*) from ownership_intervals) - (select count(*) from case_routes)").fetchall()
    assert difference == (9454,)


@pytest.mark.real_data
def test_merging_adjacent_events_of_one_team_changes_nothing(bpi2013, log):
    rows = bpi2013.con.sql("select * from events").to_arrow_table()
    log.con.register("incident_events", rows)
    log.con.execute(
        """
        insert into events select * from incident_events
        qualify lag(team) over (partition by complaint_id order by "at", sequence) is distinct from team
        """
    ).fetchall()
    log.derive("2014-01-01 00:00", only=["case_routes"])
    columns = ["complaint_id", "handoffs", "bounces", "returns", "ping_pongs", "route"]
    merged, whole = log.rows("case_routes", columns=columns), bpi2013.rows("case_routes", columns=columns)
    assert merged == whole
