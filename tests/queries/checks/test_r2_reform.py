"""R2: did we put right what caused it, so that it does not come again?"""

ENDED = {"received_at": "2026-06-01 09:00", "resolved_at": "2026-06-02 09:00"}
BOTH = {"root_cause": "old seal", "corrective_action": "seals replaced yearly"}


def test_cause_and_action_pass(log, judge):
    log.complaint("c1", **ENDED, **BOTH)
    assert judge.verdict("R2") == ("pass", "cause and corrective action are recorded")


def test_an_action_may_be_an_event(log, judge):
    log.complaint("c1", **ENDED, root_cause="old seal")
    log.event("c1", "2026-06-01 10:00", "corrective_action")
    assert judge.verdicts("R2")["c1"]["event_id"] == "e1"
    assert judge.verdict("R2")[0] == "pass"


def test_resolved_without_them_fails_and_names_what_is_empty(log, judge):
    log.complaint("c1", **ENDED, root_cause="old seal")
    log.complaint("c2", **ENDED, **BOTH)
    assert judge.verdict("R2") == ("fail", "resolved, and empty: corrective_action")


def test_fields_that_the_export_does_not_carry_are_unknown(log, judge):
    log.complaint("c1", **ENDED)
    assert judge.verdict("R2") == ("unknown", "the export does not carry: root_cause, corrective_action")


def test_a_registered_problem_takes_the_cases_of_its_product_and_issue(log, judge):
    log.complaint("c1", **ENDED, product="Tap", issue="Leak")
    log.complaint("c2", **ENDED, product="Tap", issue="Noise")
    log.add("problems", {"problem_id": "seal", "product": "tap", "issue": "leak", "opened_on": "2026-06-20"})
    log.add("problems", {"problem_id": "any"}, {"problem_id": "bound", "product": "Tap", "cluster_id": "k"})
    verdicts = judge.verdicts("R2")
    assert verdicts["c1"]["evidence"] == "tied to the registered problem: seal"
    assert [verdicts[case]["verdict"] for case in ("c1", "c2")] == ["pass", "unknown"]
    assert judge.verdict("R2", as_of="2026-06-10")[0] == "unknown"


def test_an_unfounded_or_open_complaint_is_not_asked(log, judge):
    log.complaint("c1", **ENDED, is_valid=False)
    log.complaint("c2", "2026-06-01 09:00")
    verdicts = judge.verdicts("R2")
    assert [verdicts[case]["verdict"] for case in ("c1", "c2")] == ["n/a", "n/a"]
    assert verdicts["c1"]["evidence"] == "the complaint was found to be unfounded"
    assert verdicts["c2"]["evidence"] == "still open"


def test_a_source_that_states_no_ends_is_unknown(log, judge):
    log.complaint("c1", "2026-06-01 09:00")
    assert judge.verdict("R2") == ("unknown", "the log does not say whether it was resolved")
