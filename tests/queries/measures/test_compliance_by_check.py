"""3W4R8F check by check."""


def test_scores_and_coverage_leave_unknown_and_n_a_out_and_show_them(given):
    for number in range(3):
        given(f"p{number}", W1="pass")
    given("f", W1="fail")
    given("n", W1="n/a")
    log = given("u", W1="unknown", F8="unknown")
    first, *_, last = log.rows("compliance_by_check")
    assert (first["code"], first["title"]) == ("W1", "What we know")
    assert [first[key] for key in ("passed", "failed", "unknown", "not_applicable")] == [3, 1, 1, 1]
    assert first["score"] == 0.75
    assert first["coverage"] == 4 / 6
    assert (last["code"], last["unknown"], last["score"], last["coverage"]) == ("F8", 1, None, 0)


def test_all_fifteen_are_listed_in_their_order_though_nothing_was_judged(given):
    rows = given("c1", further="fail").rows("compliance_by_check")
    assert " ".join(row["code"] for row in rows) == "W1 W2 W3 R1 R2 R3 R4 F1 F2 F3 F4 F5 F6 F7 F8"
    assert {row["passed"] + row["failed"] + row["unknown"] + row["not_applicable"] for row in rows} == {0}


def test_measured_unknown_and_n_a_add_up_to_all_cases(log):
    log.complaint("c1", "2026-06-01 09:00", product="Tap")
    log.complaint("c2", "2026-06-01 09:00", resolved_at="2026-06-02 09:00")
    log.event("c3", "2026-06-01 09:00", "note")
    for row in log.derive().rows("compliance_by_check"):
        assert row["passed"] + row["failed"] + row["unknown"] + row["not_applicable"] == 3, row["code"]
