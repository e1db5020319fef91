"""W2: is it on record when we first knew, and was it recorded in time?"""


def test_a_record_made_exactly_at_the_limit_passes(log, judge):
    log.complaint("c1", "2026-06-01 09:00", recorded_at="2026-06-01 09:30")
    row = judge.verdicts("W2")["c1"]
    assert (row["verdict"], row["measured"], row["limit"]) == ("pass", 1800, 1800)


def test_a_record_made_a_second_later_fails(log, judge):
    log.complaint("c1", "2026-06-01 09:00", recorded_at="2026-06-01 09:30:01")
    assert judge.verdict("W2") == ("fail", "put on record too late")


def test_an_earlier_call_of_the_case_is_the_first_contact(log, judge):
    log.complaint("c1", "2026-06-01 09:00", recorded_at="2026-06-01 09:20")
    log.add("calls", {"call_id": "k", "complaint_id": "c1", "started_at": "2026-06-01 08:49"})
    row = judge.verdicts("W2")["c1"]
    assert (row["verdict"], row["measured"]) == ("fail", 31 * 60)


def test_an_event_before_the_receipt_is_out_of_order(log, judge):
    log.complaint("c1", "2026-06-01 09:00", recorded_at="2026-06-01 09:10")
    log.event("c1", "2026-06-01 08:59", "note")
    assert judge.verdict("W2") == ("fail", "received after the first event")


def test_a_record_older_than_the_receipt_is_out_of_order(log, judge):
    log.complaint("c1", "2026-06-01 09:00", recorded_at="2026-06-01 08:59")
    assert judge.verdict("W2") == ("fail", "on record before it was received")


def test_an_empty_time_of_receipt_fails_where_the_export_carries_it(log, judge):
    log.complaint("c1", None, recorded_at="2026-06-01 09:10")
    log.complaint("c2", "2026-06-01 09:00", recorded_at="2026-06-01 09:10")
    assert judge.verdict("W2") == ("fail", "the time of receipt is empty")


def test_no_time_of_receipt_at_all_is_unknown(log, judge):
    log.complaint("c1", None, recorded_at="2026-06-01 09:10")
    assert judge.verdict("W2") == ("unknown", "the log holds no time of receipt")


def test_no_time_of_record_is_unknown(log, judge):
    log.complaint("c1", "2026-06-01 09:00")
    assert judge.verdict("W2") == ("unknown", "the log does not say when it was put on record")
