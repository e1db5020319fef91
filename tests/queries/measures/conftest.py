"""What the tests of the 3W4R8F measures share: verdicts that are given, not judged."""

import pytest


@pytest.fixture
def given(log):
    """`given("c1", "Desk", W1="pass", F2="fail")`: a case of a team with these verdicts; derived anew each time."""
    verdicts = []

    def give(complaint_id, team=None, received_at="2026-06-01 09:00", fields=None, **codes):
        log.complaint(complaint_id, received_at, team=team, **fields or {})
        verdicts.extend(
            {"complaint_id": complaint_id, "code": code, "verdict": verdict, "evidence": f"{code} of {complaint_id}"}
            for code, verdict in codes.items()
        )
        log.derive(only=["cases", "case_events", "check_names"])
        log.con.execute("delete from findings").fetchall()
        log.add("findings", *verdicts)
        return log.refill("case_persons", "case_verdicts", "compliance_figures", "coaching_checks")

    return give
