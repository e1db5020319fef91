"""The checks of the worst cases."""


def test_every_verdict_of_a_worst_case_stands_with_its_evidence_but_for_what_does_not_apply(log):
    log.add("story_cases", {"complaint_id": "c2", "place": 1}, {"complaint_id": "c1", "place": 2})
    for case in ("c1", "c2", "other"):
        for code, verdict in (("W1", "pass"), ("F1", "fail"), ("R1", "unknown"), ("R3", "n/a")):
            log.add("findings", {"complaint_id": case, "code": code, "verdict": verdict, "evidence": f"{code} of {case}"})
    rows = log.rows("story_verdicts")
    assert [(row["complaint_id"], row["code"], row["verdict"]) for row in rows] == [
        (case, code, verdict) for case in ("c2", "c1") for code, verdict in (("F1", "fail"), ("R1", "unknown"), ("W1", "pass"))
    ]
    assert rows[0]["evidence"] == "F1 of c2"
