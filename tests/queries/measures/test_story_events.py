"""What happened in the worst cases."""


def test_a_story_is_told_in_order_up_to_its_fortieth_event_and_only_of_the_worst_cases(log):
    log.add("story_cases", {"complaint_id": "second", "place": 2}, {"complaint_id": "first", "place": 1})
    for case, events in (("first", 41), ("second", 2), ("other", 1)):
        log.add("case_events", *({"complaint_id": case, "position": number, "text": f"t{number}"} for number in range(1, events + 1)))
    told = [(row["complaint_id"], row["position"], row["text"]) for row in log.rows("story_events")]
    assert told == [*(("first", number, f"t{number}") for number in range(1, 41)), ("second", 1, "t1"), ("second", 2, "t2")]
