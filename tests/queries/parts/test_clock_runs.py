"""Every run of every clock, with what the limit rules ask of its case."""

import pytest
from plaint import query_files

KINDS = ("first_contact", "resolution", "reply", "follow_up", "promise", "escalation", "back_office")
CASE = {"complaint_id": "c1", "customer_tier": " Gold ", "product": "Line", "issue": "Noise", "channel": "Mail"}


@pytest.fixture
def profile(log):
    """`profile(*fields)`: the profile of a run where the rules ask for these fields; `|` stands between its parts."""

    def made(*fields, severity="Urgent", **case):
        log.add("cases", {**CASE, **case})
        log.add("limit_conditions", *({"rule": 1, "field": field} for field in fields)) if fields else None
        log.add("resolution_runs", {"complaint_id": "c1", "clock": "resolution", "cycle": 1, "severity": severity, "team": "Desk"})
        return log.row("clock_runs")["profile"].replace(chr(31), "|")

    return made


def test_the_runs_of_every_kind_are_there_once(log):
    for kind in KINDS:
        log.add(f"{kind}_runs", {"complaint_id": "c1", "clock": kind, "cycle": 1, "started_at": "2026-06-01 09:00", "team": "Desk"})
    rows = log.rows("clock_runs")
    assert sorted(row["clock"] for row in rows) == sorted(KINDS)
    assert {(row["team"], row["started_at"].day) for row in rows} == {("Desk", 1)}


def test_the_tables_of_all_kinds_have_the_same_columns_in_the_same_order():
    made = [[(column.name, column.type) for column in query_files.load_all()[f"{kind}_runs"].columns] for kind in KINDS]
    assert made == [made[0]] * len(KINDS)


def test_without_rules_that_ask_every_case_has_the_same_profile(profile):
    assert profile() == "||||||"


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("severity", "urgent||||||"),
        ("tier", "|gold|||||"),
        ("product", "||line||||"),
        ("issue", "|||noise|||"),
        ("channel", "||||mail||"),
        ("source", "|||||test|"),
        ("team", "||||||desk"),
    ],
)
def test_a_field_that_a_rule_asks_for_is_in_the_profile(profile, field, told):
    assert profile(field) == told


def test_what_the_case_does_not_state_is_empty(profile):
    assert profile("severity", "tier", "product", "team", severity=None, customer_tier=None, product=" ") == "||||||desk"


def test_the_runs_of_every_clock_have_the_same_columns_in_the_same_order():
    """Their union goes by place."""
    queries = query_files.load_all()
    told = {name: queries[name] for name in queries["clock_runs"].made_of if name.endswith("_runs")}
    assert len(told) == 7
    assert len({tuple((column.name, column.type) for column in query.columns) for query in told.values()}) == 1
