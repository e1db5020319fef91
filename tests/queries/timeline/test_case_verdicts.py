"""Fifteen verdicts in one number."""

DIGITS = {1: "pass", 2: "fail", 3: "unknown", 4: "n/a"}


def judged(log, *verdicts):
    log.complaint("c1", "2026-06-01T09:00")
    log.derive(only=["check_names"])
    log.add("findings", *({"complaint_id": "c1", "code": code, "verdict": verdict} for code, verdict in verdicts))
    return log.refill("case_verdicts")


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
