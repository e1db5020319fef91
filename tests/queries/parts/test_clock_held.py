"""Which team held the case then: the first one, unless another is known."""

RUN = {"complaint_id": "c1", "clock": "resolution"}
CLOCK = {**RUN, "team": "Desk"}


def test_the_first_team_held_it_unless_another_is_known(log):
    log.add("clock_verdicts", {**CLOCK, "cycle": 1}, {**CLOCK, "cycle": 2}, {**CLOCK, "cycle": 3}, {**CLOCK, "cycle": 4, "team": None})
    log.add("clock_verdicts", {**CLOCK, "cycle": 2, "source": "other"}, {**CLOCK, "cycle": 2, "clock": "due"})
    log.add("clock_holders", {**RUN, "cycle": 2, "held_by": "Lab"}, {**RUN, "cycle": 3, "held_by": None})
    held = {(row["source"], row["clock"], row["cycle"]): row["held_by"] for row in log.rows("clock_held")}
    assert held == {
        ("test", "resolution", 1): "Desk",
        ("test", "resolution", 2): "Lab",
        ("test", "resolution", 3): None,
        ("test", "resolution", 4): None,
        ("test", "due", 2): "Desk",
        ("other", "resolution", 2): "Desk",
    }
