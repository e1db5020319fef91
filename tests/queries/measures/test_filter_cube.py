"""The sums behind the report's filter."""

import pytest
from plaint import query_files

PLACE = ["team", "product", "severity", "channel"]


@pytest.fixture
def two_teams(log):
    """Two cases of X in the last 28 days, one a period before, one long ago without a team."""
    log.complaint("1", "2026-06-20T08:00", product="A", team="X").complaint("2", "2026-06-21T08:00", product="A", team="X")
    log.complaint("3", "2026-05-21T08:00", product="B", team="X").complaint("4", "2024-05-21T08:00", product="B")
    return log.derive("2026-06-30T12:00")


def test_the_sums_of_complaints_are_the_cases_by_period(two_teams):
    rows = two_teams.rows("filter_cube", "figure = 'complaints'", ["team", "product", "period", "cases", "unknown", "amount"])
    assert [tuple(row.values()) for row in rows] == [("", "B", 14, 1, 0, 1), ("X", "A", 0, 2, 0, 2), ("X", "B", 1, 1, 0, 1)]


def test_open_cases_are_counted_now_28_days_ago_and_a_year_ago(log):
    log.complaint("1", "2026-06-20T08:00", status="open").complaint("2", "2026-05-01T08:00", resolved_at="2026-06-10T08:00")
    log.complaint("3", "2025-01-01T08:00", resolved_at="2025-09-01T08:00")
    rows = log.derive("2026-06-30T12:00").rows("filter_cube", "figure like 'open%'")
    told = {figure: sum(row["amount"] for row in rows if row["figure"] == figure) for figure in {row["figure"] for row in rows}}
    # now only 1 is open, on 2 June only 2 was, on 1 July 2025 only 3 was
    assert told == {"open_cases": 1, "open_cases_previous": 1, "open_cases_year_ago": 1}


def test_a_handling_score_is_summed_in_millionths(log):
    log.add("findings", {"complaint_id": "1", "code": "W1", "verdict": "pass"}, {"complaint_id": "1", "code": "W2", "verdict": "fail"})
    log.add("headline_facts", {"complaint_id": "1", "figure": "handling_score", "cycle": 1, "at": "2026-06-20T08:00", "amount": 0.5})
    log.add("cube_cases", {"complaint_id": "1", "team": "X", "product": "", "severity": "", "channel": "", "period": 0})
    (row,) = log.rows("filter_cube")
    assert (row["cases"], row["amount"]) == (1, 500_000)


def test_rare_values_are_folded_into_one(log):
    for place in range(8):
        for case in range(8 - place):
            log.complaint(f"{place}-{case}", "2026-06-20T08:00", product=f"P{place}")
    rows = log.derive("2026-06-30T12:00", only=["cube_cases"]).rows("filter_cube_routes", columns=["product", "cases"])
    # six products stay: 8 + 7 + 6 + 5 + 4 + 3; the other two have 2 + 1 cases
    assert sum(row["cases"] for row in rows) == 36
    assert {"product": "…", "cases": 3} in rows
    assert len(rows) == 7


@pytest.mark.parametrize(
    ("cube", "whole", "name"),
    [("filter_cube_clocks", "sla_by_clock", "clock"), ("filter_cube_steps", "compliance_by_check", "code")],
)
def test_the_sums_over_all_places_are_those_of_the_whole_log(two_teams, cube, whole, name):
    facts = [column.name for column in query_files.load_all()[cube].columns if column.name not in (*PLACE, "period", name)]
    rows = two_teams.rows(cube)
    for row in two_teams.rows(whole):
        for fact in facts:
            assert sum(one[fact] for one in rows if one[name] == row[name]) == row[fact], (row[name], fact)


def test_the_routes_over_all_places_are_those_of_the_whole_log(log):
    log.complaint("1", "2026-06-20T08:00", team="X")
    for hour, team in enumerate("XYX"):
        log.event("1", f"2026-06-20T{10 + hour}:00", "assigned", team=team)
    log.complaint("2", "2026-06-21T08:00", team="X")
    log.derive("2026-06-30T12:00")
    whole, rows = log.row("handoff_summary"), log.rows("filter_cube_routes")
    facts = [column.name for column in query_files.load_all()["filter_cube_routes"].columns if column.name not in (*PLACE, "period")]
    assert {fact: sum(row[fact] for row in rows) for fact in facts} == {fact: whole[fact] or 0 for fact in facts}
    assert whole["returns"] == 1


def test_however_many_cases_there_are_the_places_are_23_625(log):
    log.con.execute(
        """
        insert into cube_cases (source, complaint_id, team, product, severity, channel, period)
        select 'test', cast(number as varchar), 'T' || number % 9, 'P' || number // 9 % 7, 'S' || number // 63 % 5,
            'C' || number // 315 % 5, number // 1575 % 15
        from generate_series(1, 50000) as numbers(number)
        """
    ).fetchall()
    rows = log.con.execute("select count(*) from cube_cases").fetchall()[0][0]
    assert rows == 50_000
    assert len(log.rows("filter_cube_routes")) == 15 * 9 * 7 * 5 * 5 == 23_625
