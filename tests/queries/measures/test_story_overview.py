"""The worst cases of the report."""


def test_most_limits_breached_comes_first_then_most_steps_failed_then_the_newest(log):
    tallies = {"old": (1, 2), "new": (1, 2), "failed": (1, 3), "breached": (2, 0)}
    for case, (breached, failed) in tallies.items():
        received = "2026-06-02 09:00" if case == "new" else "2026-06-01 09:00"
        log.add("cases", {"complaint_id": case, "received_at": received, "team": "Desk", "description": f"of {case}"})
        log.add("case_tallies", {"complaint_id": case, "breached": breached, "failed": failed})
    rows = log.refill("story_cases").rows("story_overview")
    assert [(row["place"], row["complaint_id"], row["breached"], row["failed"], row["description"]) for row in rows] == [
        (1, "breached", 2, 0, "of breached"),
        (2, "failed", 1, 3, "of failed"),
        (3, "new", 1, 2, "of new"),
        (4, "old", 1, 2, "of old"),
    ]


def test_fifteen_stories_are_told_at_the_most(log):
    for number in range(16):
        log.add("cases", {"complaint_id": f"c{number:02}"}).add(
            "case_tallies", {"complaint_id": f"c{number:02}", "breached": 1, "failed": 0}
        )
    assert [row["complaint_id"] for row in log.refill("story_cases").rows("story_overview")] == [f"c{number:02}" for number in range(15)]
