"""Cases of complaints, of events, and of both."""


def test_a_record_and_its_events_make_one_case(log):
    log.complaint("c1", "2026-06-01 09:00", team="Desk")
    log.event("c1", "2026-06-01 10:00", "assigned", team="Lab", status="Open")
    log.event("c1", "2026-06-02 10:00", "resolved", team="Lab", status="Done")
    case = log.derive(only=["cases"]).row("cases")
    assert (case["team"], case["status"], case["is_open"]) == ("Lab", "Done", False)
    assert str(case["resolved_at"]) == "2026-06-02 10:00:00"


def test_an_event_log_alone_makes_cases_received_at_their_first_event(log):
    log.event("c1", "2026-06-01 10:00", "status", team="Lab")
    log.event("c1", "2026-06-01 11:00", "resolved")
    case = log.derive(only=["cases"]).row("cases")
    assert str(case["received_at"]) == "2026-06-01 10:00:00"
    assert case["has_record"] is False


def test_what_comes_after_as_of_is_not_known_yet(log):
    log.complaint("c1", "2026-06-01 09:00", closed_at="2026-06-20 09:00")
    log.complaint("c2", "2026-06-25 09:00", closed_at="2026-06-26 09:00")
    log.complaint("c3", "2026-06-01 09:00", closed_at="2026-06-02 09:00")
    cases = log.derive("2026-06-10 00:00", only=["cases"]).rows("cases", columns=["complaint_id", "is_open", "closed_at"])
    assert [(case["complaint_id"], case["is_open"]) for case in cases] == [("c1", True), ("c3", False)]


def test_whether_a_case_is_open_is_unknown_where_its_source_never_states_an_end(log):
    log.complaint("c1", "2026-06-01 09:00")
    assert log.derive(only=["cases"]).row("cases")["is_open"] is None


def test_a_case_reopened_after_its_end_is_open(log):
    log.event("c1", "2026-06-01 10:00", "received")
    log.event("c1", "2026-06-02 10:00", "closed")
    log.event("c1", "2026-06-03 10:00", "reopened")
    assert log.derive(only=["cases"]).row("cases")["is_open"] is True


def test_a_deleted_case_is_out_of_scope(log):
    log.complaint("c1", "2026-06-01 09:00", is_deleted=True)
    log.event("c1", "2026-06-01 10:00", "note")
    assert log.derive(only=["cases"]).rows("cases") == []


def test_a_loaded_event_is_not_doubled_by_the_record_s_own_time(log):
    log.complaint("c1", "2026-06-01 09:00", closed_at="2026-06-02 09:00")
    log.event("c1", "2026-06-02 09:05", "closed")
    kinds = [row["kind"] for row in log.derive(only=["case_events"]).rows("case_events")]
    assert kinds == ["received", "closed"]


def test_events_at_the_same_second_keep_file_order(log):
    for team in ("B", "A", "C"):
        log.event("c1", "2026-06-01 10:00", "assigned", team=team)
    assert [row["team"] for row in log.derive(only=["case_events"]).rows("case_events")] == ["B", "A", "C"]


def test_a_case_resolved_twice_was_resolved_when_it_was_first(log):
    log.event("c1", "2026-06-01 10:00", "received")
    log.event("c1", "2026-06-02 10:00", "resolved")
    log.event("c1", "2026-06-03 10:00", "resolved")
    assert str(log.derive(only=["cases"]).row("cases")["resolved_at"]) == "2026-06-02 10:00:00"
