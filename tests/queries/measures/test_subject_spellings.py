"""Spellings of one product or issue."""


def test_only_what_is_spelled_in_several_ways_is_listed(log):
    for number, issue in enumerate(("Tap", "tap", "Tap", "Sink")):
        log.complaint(f"c{number}", "2026-06-01 10:00", issue=issue)
    rows = log.derive(only=["subject_names"]).rows("subject_spellings")
    assert [(row["field"], row["name"], row["written"], row["cases"]) for row in rows] == [
        ("issue", "Tap", "Tap", 2),
        ("issue", "Tap", "tap", 1),
    ]
