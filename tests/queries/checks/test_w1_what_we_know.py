"""W1: is the complaint recorded well enough to act on?"""

FULL = {"description": "It drips", "customer_id": "k1", "product": "Tap", "issue": "Leak"}
AT = "2026-06-01 09:00"


def test_a_complaint_with_all_four_fields_passes(log, judge):
    log.complaint("c1", AT, **FULL)
    assert judge.verdict("W1") == ("pass", "all are filled")


def test_one_empty_field_fails_and_is_named(log, judge):
    log.complaint("c1", AT, **FULL | {"issue": " "})
    log.complaint("c2", AT, **FULL)
    verdicts = judge.verdicts("W1")
    assert (verdicts["c1"]["verdict"], verdicts["c1"]["evidence"]) == ("fail", "empty: issue")
    assert (verdicts["c1"]["measured"], verdicts["c1"]["limit"]) == (3, 4)
    assert verdicts["c2"]["verdict"] == "pass"


def test_a_field_that_the_export_does_not_carry_is_unknown_and_named(log, judge):
    without = {key: value for key, value in FULL.items() if key != "customer_id"}
    log.complaint("c1", AT, **without)
    log.complaint("c2", AT, **without)
    assert judge.verdict("W1") == ("unknown", "the export does not carry: customer_id")


def test_an_empty_field_fails_though_another_is_not_carried(log, judge):
    log.complaint("c1", AT, product="Tap", description="It drips")
    log.complaint("c2", AT, product="Tap")
    assert judge.verdict("W1", "c2") == ("fail", "empty: description")


def test_what_one_source_carries_says_nothing_of_another(log, judge):
    log.complaint("c1", AT, product="Tap")
    log.complaint("c2", AT, source="other", **FULL)
    assert judge.verdict("W1")[0] == "unknown"


def test_the_words_of_the_received_event_describe_the_complaint(log, judge):
    log.complaint("c1", AT, customer_id="k1", product="Tap", issue="Leak")
    log.event("c1", AT, "received", direction="in", text="It drips")
    assert judge.verdict("W1")[0] == "pass"


def test_a_case_known_only_from_its_events_is_unknown(log, judge):
    log.complaint("c1", AT, **FULL)
    log.event("c2", AT, "note")
    assert judge.verdict("W1", "c2") == ("unknown", "the log holds no record of this complaint")
