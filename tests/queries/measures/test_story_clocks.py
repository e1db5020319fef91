"""The clocks of the worst cases."""


def test_the_clocks_of_a_worst_case_come_as_they_began_without_those_that_do_not_apply(log):
    log.add("story_cases", {"complaint_id": "c1", "place": 1})
    clocks = (
        ("resolution", 1, "breached", "2026-06-01 09:00"),
        ("first_contact", 1, "met", "2026-06-01 09:00"),
        ("update", 10, "running", "2026-06-03 09:00"),
        ("update", 11, "running", "2026-06-04 09:00"),
        ("follow_up", 1, "not_applicable", None),
        ("due", 1, "unknown", None),
    )
    for case in ("c1", "other"):
        names = ("clock", "cycle", "verdict", "started_at")
        log.add("clock_verdicts", *({"complaint_id": case, **dict(zip(names, clock, strict=True))} for clock in clocks))
    rows = log.rows("story_clocks")
    assert [(row["complaint_id"], row["clock"], row["cycle"], row["verdict"]) for row in rows] == [
        ("c1", "first_contact", 1, "met"),
        ("c1", "resolution", 1, "breached"),
        ("c1", "update", 10, "running"),
        ("c1", "due", 1, "unknown"),
    ]
