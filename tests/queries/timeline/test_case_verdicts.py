"""Fifteen verdicts in one number, and whom they are counted by."""

from datetime import date

from plaint import engine

DIGITS = {1: "pass", 2: "fail", 3: "unknown", 4: "n/a"}


def judged(log, *verdicts, **fields):
    log.complaint("c1", "2026-06-01T09:00", **fields)
    log.derive(only=["cases", "case_events", "check_names"])
    log.add("findings", *({"complaint_id": "c1", "code": code, "verdict": verdict} for code, verdict in verdicts))
    engine.refill(log.con, ["case_verdicts"], log.as_of)
    return log


def test_each_check_has_a_digit_at_its_place(log):
    row = judged(log, ("W1", "pass"), ("W2", "fail"), ("R1", "unknown"), ("F8", "n/a")).row("case_verdicts")
    assert row["verdicts"] == 1 + 2 * 8 + 3 * 8**3 + 4 * 8**14


def test_every_verdict_can_be_read_back(log):
    given = {"W1": "n/a", "W2": "pass", "W3": "unknown", "R1": "fail", "F7": "pass"}
    told = judged(log, *given.items()).row("case_verdicts")["verdicts"]
    places = {row["code"]: row["place"] for row in log.rows("check_names")}
    assert {code: DIGITS.get(told // 8 ** (place - 1) % 8) for code, place in places.items()} == {code: given.get(code) for code in places}


def test_further_checks_and_cases_without_verdicts_are_left_out(log):
    log.complaint("c2", "2026-06-01T09:00")
    assert judged(log, ("W1", "pass"), ("case_neglect", "fail")).row("case_verdicts")["verdicts"] == 1


def test_in_charge_is_the_owner_else_who_acted_last_for_us(log):
    log.event("c1", "2026-06-01T10:00", "note", actor="Ann").event("c1", "2026-06-02T10:00", "note", actor=" Bo ")
    log.event("c1", "2026-06-03T10:00", "contact", actor="customer", direction="in")
    assert judged(log, ("W1", "pass"), team="Desk", product="Gas").row("case_verdicts")["person"] == "Bo"
    log.con.execute("update cases set owner = ' Cy '").fetchall()
    engine.refill(log.con, ["case_verdicts"], log.as_of)
    row = log.row("case_verdicts")
    assert (row["person"], row["team"], row["product"], row["week"]) == ("Cy", "Desk", "Gas", date(2026, 6, 1))


def test_a_week_begins_on_monday_in_the_projects_zone(log):
    log.add("settings_values", {"name": "project.timezone", "word": "Asia/Shanghai"})
    log.complaint("c2", "2026-06-07T17:00")  # Monday 01:00 there
    log.derive(only=["cases", "case_events", "check_names"])
    log.add("findings", {"complaint_id": "c2", "code": "W1", "verdict": "pass"})
    engine.refill(log.con, ["case_verdicts"], log.as_of)
    assert log.row("case_verdicts")["week"] == date(2026, 6, 8)
