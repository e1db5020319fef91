"""What holds for every check: its columns, one verdict for every case, evidence for each."""

import pytest
from plaint import engine, query_files

COLUMNS = [
    ("source", "VARCHAR"),
    ("complaint_id", "VARCHAR"),
    ("verdict", "VARCHAR"),
    ("at", "TIMESTAMP"),
    ("event_id", "VARCHAR"),
    ("measured", "DOUBLE"),
    ("limit", "DOUBLE"),
    ("unit", "VARCHAR"),
    ("evidence", "VARCHAR"),
]
CODES = ["W1", "W2", "W3", "R1", "R2", "R3", "R4", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"]
NEVER_NOT_APPLICABLE = {"W1", "W2", "R1", "F1", "F2", "F4", "F5", "F8"}
CHECKS = query_files.of_folder("checks")


@pytest.fixture
def mixed(log, judge):
    """Cases of every sort: records only, events only, open, resolved, reopened, with and without texts."""
    log.complaint("record", "2026-06-01 09:00", product="Tap", description="It drips")
    log.complaint("ended", "2026-06-01 09:00", resolved_at="2026-06-02 09:00", source="other")
    log.complaint("both", "2026-06-01 09:00", customer_id="k", issue="i", claimed_amount=5)
    log.complaint("bare", None)
    log.event("both", "2026-06-01 10:00", "contact", direction="out", text="Sorry", actor="Ann", team="Desk")
    log.event("both", "2026-06-02 10:00", "assigned", team="Lab")
    log.event("both", "2026-06-03 10:00", "resolved")
    log.event("both", "2026-06-04 10:00", "reopened")
    log.event("events", "2026-06-01 10:00", "note", text="Called the customer")
    log.event("events", "2026-06-02 10:00", "closed")
    judge.read("e1", ("regret", "Sorry"))
    return log.derive("2026-06-30 12:00")


def test_the_fifteen_checks_are_all_there_and_named(log):
    named = [row["code"] for row in sorted(log.derive(only=["check_names"]).rows("check_names"), key=lambda row: row["place"])]
    assert named == CODES
    assert set(CODES) <= {check.code for check in CHECKS}


def test_each_check_returns_the_agreed_columns(mixed):
    for check in CHECKS:
        relation = mixed.con.sql(check.sql, params=engine._params(check, mixed.as_of))
        returned = list(zip(relation.columns, [str(kind) for kind in relation.types], strict=True))
        assert returned == COLUMNS, check.name
        assert [(column.name, column.type) for column in check.columns] == COLUMNS, check.name


def test_each_check_gives_every_case_one_verdict_with_its_evidence(mixed):
    cases = {(case["source"], case["complaint_id"]) for case in mixed.rows("cases")}
    assert len(cases) == 5
    for check in CHECKS:
        rows = mixed.rows("findings", where=f"code = '{check.code}'")
        assert sorted((row["source"], row["complaint_id"]) for row in rows) == sorted(cases), check.name
        assert {row["verdict"] for row in rows} <= {"pass", "fail", "unknown", "n/a"}, check.name
        assert all(row["evidence"] for row in rows), check.name


def test_no_check_gives_n_a_where_its_question_always_arises(mixed):
    rows = mixed.rows("findings", where="verdict = 'n/a'")
    assert {row["code"] for row in rows} & NEVER_NOT_APPLICABLE == set()
    assert rows


def test_no_check_passes_a_case_of_which_the_log_holds_nothing(mixed):
    verdicts = {row["verdict"] for row in mixed.rows("findings", where="complaint_id = 'bare'")}
    assert "unknown" in verdicts
    assert "pass" not in verdicts


def test_an_empty_log_has_no_findings(log):
    assert log.derive().rows("findings") == []


def test_each_check_reads_what_its_header_says(log):
    for check in CHECKS:
        bare = check.sql.replace("$as_of", "timestamp '2026-06-30'")
        read = {str(name).split(".")[-1].strip('"') for name in log.con.get_table_names(bare)}
        assert read == set(check.inputs), check.name
