"""The worst cases."""


def test_a_tie_goes_to_the_newest_and_then_by_name_so_that_the_choice_is_the_same_each_time(log):
    for case, received in (("b", "2026-06-01 09:00"), ("a", "2026-06-01 09:00"), ("new", "2026-06-02 09:00"), ("undated", None)):
        log.add("cases", {"complaint_id": case, "received_at": received})
        log.add("case_tallies", {"complaint_id": case, "breached": 1, "failed": 1})
    rows = sorted(log.refill("story_cases").rows("story_cases"), key=lambda row: row["place"])
    assert [row["complaint_id"] for row in rows] == ["new", "a", "b", "undated"]
