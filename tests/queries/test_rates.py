"""Rates follow from the counts beside them, and the parts of a measure add up to its whole, in every measure that has them."""

import pytest
from plaint import engine, query_files

MEASURES = {query.name: {column.name for column in query.columns} for query in query_files.of_folder("measures")}


def having(*names):
    return sorted(name for name, columns in MEASURES.items() if columns >= set(names))


def share(part, whole):
    return pytest.approx(part / whole, abs=1e-9) if whole else None


@pytest.fixture(scope="module")
def ask(two_systems):
    log = two_systems[1]
    known = {}

    def rows(name):
        if name not in known:
            known[name] = engine.measure(log.con, name, log.as_of).to_pylist()
        assert known[name]
        return known[name]

    return rows


@pytest.mark.parametrize("name", having("passed", "failed", "unknown", "not_applicable", "score", "coverage"))
def test_a_score_is_passed_of_judged_and_the_coverage_judged_of_all(name, ask):
    for row in ask(name):
        judged = row["passed"] + row["failed"]
        assert row["score"] == share(row["passed"], judged)
        assert row["coverage"] == share(judged, judged + row["unknown"] + row["not_applicable"])


@pytest.mark.parametrize("name", having("met", "breached", "breach_share"))
def test_a_breach_share_is_breached_of_judged(name, ask):
    for row in ask(name):
        assert row["breach_share"] == share(row["breached"], row["met"] + row["breached"])


@pytest.mark.parametrize("name", having("cases", "met", "breached", "running", "unknown", "not_applicable"))
def test_clocks_are_met_breached_running_unknown_or_not_applicable(name, ask):
    for row in ask(name):
        assert row["cases"] == sum(row[verdict] for verdict in ("met", "breached", "running", "unknown", "not_applicable"))


@pytest.mark.parametrize("name", having("offered", "abandoned", "abandoned_share"))
def test_abandoned_is_a_share_of_offered(name, ask):
    for row in ask(name):
        assert row["abandoned_share"] == share(row["abandoned"], row["offered"])


@pytest.mark.parametrize("name", ["calls_by_queue", "calls_by_agent", "calls_by_hour"])
def test_calls_by_anything_add_up_to_the_whole(name, ask):
    (whole,) = ask("call_summary")
    parts = ask(name)
    for count in ("offered", "answered", "abandoned", "busy", "failed", "dropped", "other", "answered_in_time", "wait_unknown", "scores"):
        assert sum(row[count] for row in parts) == whole[count], count
    for mean, weight in (("mean_wait_seconds", "answered"), ("mean_talk_seconds", "answered"), ("mean_abandon_wait_seconds", "abandoned")):
        assert sum((row[mean] or 0) * row[weight] for row in parts) == pytest.approx(whole[mean] * whole[weight]), mean
    assert max(row["longest_wait_seconds"] or 0 for row in parts) == whole["longest_wait_seconds"]


@pytest.mark.parametrize("name", having("passed", "failed", "unknown", "not_applicable", "score", "code"))
def test_the_checks_of_any_grouping_are_those_of_all(name, ask):
    """By team, person, product or week: never more verdicts than there are, and the n/a among them are told apart."""
    everything = {row["code"]: row for row in ask("compliance_by_check")}
    for code in {row["code"] for row in ask(name)} & set(everything):
        for verdict in ("passed", "failed", "unknown", "not_applicable"):
            assert sum(row[verdict] for row in ask(name) if row["code"] == code) <= everything[code][verdict]
