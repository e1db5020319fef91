"""Gates: what fails, what only warns, what the log can't tell."""

from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from plaint import gates
from plaint.errors import Exit, SettingsError
from plaint.gates.baseline import Baseline, identity, write_baseline
from plaint.gates.chance import wilson
from plaint.settings import Settings, SettingsFile, Where, build

AS_OF = datetime(2026, 6, 30, 12)  # noqa: DTZ001  naive UTC


@pytest.fixture
def log_of_teams(log):
    """Desk: 4 scores, 1 low. Lab: 2 scores, 1 low. Shed: none."""
    log.defaults()
    scores = {"Desk": [5, 4, 5, 1], "Lab": [5, 2], "Shed": [None]}
    for team, given in scores.items():
        for number, score in enumerate(given):
            log.complaint(f"{team}{number}", "2026-06-01 09:00", team=team, satisfaction=score)
    return log.derive(only=["cases"])


def judge(log, tmp_path, **gate):
    raw = {"gates": [{"measure": "satisfaction_by_team", "name": "g", **gate}]}
    settings = SettingsFile(tmp_path / "plaint.toml", build(Settings, raw, Where("plaint.toml", "")), "", "")
    return gates.judge_all(log.con, settings, AS_OF)


def states(results):
    return {one.group: one.state for one in results.verdicts}


def test_each_group_is_judged_by_itself(log_of_teams, tmp_path):
    results = judge(log_of_teams, tmp_path, column="low_share", each="team", max=0.3, min_cases=0)
    assert states(results) == {"Desk": "ok", "Lab": "failed", "Shed": "unknown"}
    assert results.code == Exit.GATE_FAILED


def test_too_few_cases_never_trip_a_share(log_of_teams, tmp_path):
    results = judge(log_of_teams, tmp_path, column="low_share", each="team", max=0.3)
    assert states(results) == {"Desk": "too_few", "Lab": "too_few", "Shed": "unknown"}
    assert results.code == Exit.OK
    assert "fewer than min_cases 20" in results.verdicts[-2].why


def test_unknown_cases_do_not_make_a_share_of_two_trip(log, tmp_path):
    """One of two judged cases failed; a hundred more that the log can't judge change nothing."""
    log.defaults()
    for number in range(102):
        log.complaint(f"c{number}", "2026-06-01 09:00", team="Desk")
    log.derive(only=["case_persons", "check_names"])
    for number in range(102):
        verdict = "pass" if number == 0 else "fail" if number == 1 else "unknown"
        log.add("findings", {"complaint_id": f"c{number}", "code": "W1", "verdict": verdict})
    log.refill("case_verdicts", "compliance_figures")
    (verdict,) = judge(log, tmp_path, measure="compliance_by_check", column="score", where="code = 'W1'", min=0.9).verdicts
    assert (verdict.value, verdict.cases, verdict.state) == (0.5, 2, "too_few")


def test_counts_are_judged_however_few(log_of_teams, tmp_path):
    assert judge(log_of_teams, tmp_path, column="low", where="team = 'Lab'", max=0).code == Exit.GATE_FAILED


def test_a_value_at_the_limit_holds(log_of_teams, tmp_path):
    results = judge(log_of_teams, tmp_path, column="low_share", where="team = 'Lab'", max=0.5, min_cases=0)
    assert states(results) == {"": "ok"}


def test_min_fails_below_and_warn_only_warns(log_of_teams, tmp_path):
    gate = {"column": "mean_satisfaction", "where": "team = 'Lab'", "min_cases": 0}
    assert judge(log_of_teams, tmp_path, **gate, min=3.6).code == Exit.GATE_FAILED
    results = judge(log_of_teams, tmp_path, **gate, min=3.0, warn=3.6)
    assert (states(results), results.code) == ({"": "warn"}, Exit.OK)


def test_a_group_may_have_a_limit_of_its_own(log_of_teams, tmp_path):
    results = judge(log_of_teams, tmp_path, column="low_share", each="team", max=0.1, groups={"Lab": 0.6}, min_cases=0)
    assert states(results) == {"Desk": "failed", "Lab": "ok", "Shed": "unknown"}


def test_within_chance_a_share_only_warns(log_of_teams, tmp_path):
    # 1 of 2: Wilson's 95 % interval reaches from 0.09 to 0.91
    gate = {"column": "low_share", "where": "team = 'Lab'", "max": 0.3, "min_cases": 0}
    assert states(judge(log_of_teams, tmp_path, **gate, confidence=0.95)) == {"": "warn"}
    assert states(judge(log_of_teams, tmp_path, **gate)) == {"": "failed"}


def test_wilson_equals_the_published_example():
    # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I: 81 of 263 -> 0.2553 to 0.3662
    lower, upper = wilson(81 / 263, 263, 0.95)
    assert (round(lower, 4), round(upper, 4)) == (0.2553, 0.3662)


def test_a_rise_since_the_analysis_before_fails(log_of_teams, tmp_path):
    gate = {"column": "low", "where": "team = 'Desk'", "max_increase": 1}
    assert states(judge(log_of_teams, tmp_path, **gate)) == {"": "unknown"}
    before = datetime(2026, 6, 29)  # noqa: DTZ001  naive UTC
    earlier = judge(log_of_teams, tmp_path, **gate)
    gates.remember(log_of_teams.con, type(earlier)(before, earlier.verdicts))
    assert states(judge(log_of_teams, tmp_path, **gate)) == {"": "ok"}
    for number in range(2):
        log_of_teams.complaint(f"new{number}", "2026-06-01 09:00", team="Desk", satisfaction=1)
    log_of_teams.derive(only=["cases"])
    results = judge(log_of_teams, tmp_path, **gate)
    assert (states(results), results.verdicts[0].why) == ({"": "failed"}, "rose by 2 since the analysis before")


def test_with_a_baseline_only_new_rows_fail_and_are_named(log_of_teams, tmp_path):
    gate = {"measure": "case_facts", "where": "team = 'Lab'", "max": 0, "baseline": True}
    grain = ("source", "complaint_id")
    first = judge(log_of_teams, tmp_path, **gate)
    assert first.verdicts[0].value == 2
    known = {"g": {identity({"source": "test", "complaint_id": one}, grain) for one in ("Lab0", "gone")}}
    write_baseline(tmp_path, Baseline(known))
    (verdict,) = judge(log_of_teams, tmp_path, **gate).verdicts
    assert (verdict.value, verdict.state, verdict.stale) == (1, "failed", 1)
    assert [row["complaint_id"] for row in verdict.rows] == ["Lab1"]
    assert "1 known ones left out, 1 entries of the baseline are stale" in verdict.why


def test_five_fixed_and_five_others_broken_fail_naming_the_five(log, tmp_path):
    for number in range(10):
        log.complaint(f"c{number}", "2026-06-01 09:00", team="Lab" if number >= 5 else "Desk")
    log.derive(only=["cases"])
    write_baseline(tmp_path, Baseline({"g": {("test", f"c{number}") for number in range(5)}}))
    (verdict,) = judge(log, tmp_path, measure="case_facts", where="team = 'Lab'", max=0, baseline=True).verdicts
    assert [row["complaint_id"] for row in verdict.rows] == ["c5", "c6", "c7", "c8", "c9"]


@pytest.mark.parametrize(
    ("gate", "message"),
    [
        (
            {"measure": "satisfaction_by_teem"},
            "gates[0].measure: there is no measure satisfaction_by_teem; did you mean satisfaction_by_team?",
        ),
        ({"column": "low_shares"}, "gates[0].column: measure satisfaction_by_team has no column low_shares; did you mean low_share?"),
        ({"column": "team"}, "gates[0].column: team is VARCHAR; a gate needs a number"),
        ({"column": "low", "each": "teem"}, "gates[0].each: measure satisfaction_by_team has no column teem; did you mean team?"),
        ({"column": "low", "where": "teem = 'x'"}, "gates[0].where: condition \"teem = 'x'\" on satisfaction_by_team: Binder Error"),
        ({"column": "low", "where": "1 = 1); drop table cases; --"}, "gates[0].where: condition"),
        ({"column": "low", "where": "team = "}, "gates[0].where: condition 'team = ': "),
    ],
)
def test_a_gate_about_nothing_is_a_settings_error(log_of_teams, tmp_path, gate, message):
    with pytest.raises(SettingsError) as raised:
        judge(log_of_teams, tmp_path, **{"max": 1, **gate})
    assert message in str(raised.value)


@pytest.mark.parametrize("where", ["clock = 'first_contac'", "clock in ('resolution', 'first_contac')"])
def test_a_slip_in_a_clock_s_name_is_a_settings_error(log, tmp_path, where):
    log.policy('[[limits]]\nfirst_contact = "1h"\nresolution = "8h"').defaults().complaint("c", "2026-06-01 09:00")
    log.derive(only=["clock_verdicts"])
    with pytest.raises(SettingsError, match="clock is never 'first_contac'; did you mean first_contact"):
        judge(log, tmp_path, measure="sla_by_clock", column="breach_share", where=where, max=1)


def test_a_team_that_is_nearly_one_of_today_may_come_tomorrow(log_of_teams, tmp_path):
    assert states(judge(log_of_teams, tmp_path, column="low_share", where="team = 'Desks'", max=1)) == {"": "unknown"}


def test_a_word_that_the_column_never_holds_is_a_settings_error(log, tmp_path):
    log.defaults().add("calls", {"call_id": "k", "started_at": "2026-06-01 09:00", "direction": "in"})
    log.derive(only=["call_ties"])
    with pytest.raises(SettingsError, match="tie is never 'non'; did you mean none"):
        judge(log, tmp_path, measure="call_ties_summary", column="calls", where="tie = 'non'", max=1)


def test_no_row_is_unknown_and_not_a_failure(log_of_teams, tmp_path):
    results = judge(log_of_teams, tmp_path, column="low", where="team = 'Nobody'", max=0)
    assert (states(results), results.code) == ({"": "unknown"}, Exit.OK)


def test_junit_has_a_case_a_verdict_with_the_breaking_rows(log_of_teams, tmp_path):
    results = judge(log_of_teams, tmp_path, measure="case_facts", where="team = 'Lab'", max=0)
    root = ET.fromstring(gates.FORMS["junit"](results))  # noqa: S314  our own text
    suite = root.find("testsuite")
    assert (root.get("tests"), root.get("failures"), suite.get("failures")) == ("1", "1", "1")
    assert "complaint_id=Lab1" in suite.find("testcase/failure").text


def test_junit_is_valid_by_schema_whatever_the_verdicts(log_of_teams, tmp_path):
    schema = xmlschema.XMLSchema(Path(__file__).with_name("junit.xsd"))
    each = judge(log_of_teams, tmp_path, column="low_share", each="team", max=0.3, min_cases=0)
    few = judge(log_of_teams, tmp_path, column="low_share", each="team", max=0.3)
    rows = judge(log_of_teams, tmp_path, measure="case_facts", where="team = 'Lab'", max=0)
    every = type(each)(AS_OF, [*each.verdicts, *few.verdicts, *rows.verdicts])
    assert {one.state for one in every.verdicts} == {"ok", "failed", "unknown", "too_few"}
    for results in (each, few, rows, every, type(each)(AS_OF, [])):
        schema.validate(gates.FORMS["junit"](results))
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        schema.validate(gates.FORMS["junit"](every).replace("failures=", "failed="))


def test_junit_survives_characters_that_xml_can_t_hold(log, tmp_path):
    log.complaint("c\x00\x1b[31m\ud7ff", "2026-06-01 09:00", team="Lab\x08")
    log.derive(only=["cases"])
    results = judge(log, tmp_path, measure="case_facts", max=0)
    assert ET.fromstring(gates.FORMS["junit"](results)).get("failures") == "1"  # noqa: S314  our own text


def test_annotations_are_at_most_ten_of_a_kind(log, tmp_path):
    for number in range(14):
        log.complaint(f"c{number}", "2026-06-01 09:00", team=f"T{number:02}\n::error::x", satisfaction=1)
    log.defaults().derive(only=["cases"])
    text = gates.FORMS["github"](judge(log, tmp_path, column="low", each="team", max=0))
    lines = text.splitlines()
    assert len(lines) == 10
    assert all(line.startswith("::error title=") for line in lines)
    assert "5 more gates failed" in lines[-1]


def test_the_markdown_summary_escapes_and_stays_under_a_mebibyte(log, tmp_path):
    log.complaint("c", "2026-06-01 09:00", team="<b>|@all `x`", satisfaction=1)
    log.defaults().derive(only=["cases"])
    results = judge(log, tmp_path, column="low", each="team", max=0)
    text = gates.FORMS["markdown"](results)
    assert "&lt;b>\\|&#64;all \\`x\\`" in text
    many = type(results)(AS_OF, results.verdicts * 20000)
    text = gates.FORMS["markdown"](many)
    assert len(text.encode()) < 1 << 20
    assert "more verdicts did not fit" in text


def test_every_form_is_offered_by_the_command():
    from plaint.commands.check import FORMS

    assert tuple(gates.FORMS) == FORMS


def test_the_baseline_is_a_stable_text(tmp_path):
    path = write_baseline(tmp_path, Baseline({"b": {("s", "2"), ("s", "1")}, "a": set()}))
    assert path == Path(tmp_path / "plaint-baseline.json")
    assert path.read_text(encoding="utf-8") == '{\n "known": {\n  "a": [],\n  "b": [\n   ["s", "1"],\n   ["s", "2"]\n  ]\n }\n}\n'
