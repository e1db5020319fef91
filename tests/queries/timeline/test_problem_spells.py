"""Unbroken spells of signals."""


def test_signals_four_weeks_apart_are_one_spell_and_five_weeks_apart_are_two(log):
    for number, score in ((10, 3.5), (14, 5.0), (19, 4.0)):
        week = f"2026-0{1 + number // 12}-{1 + number % 12:02}"
        fields = {"product": "Line", "issue": "", "week": week, "problem_number": 1, "week_number": number}
        log.add("problem_signals", {**fields, "direction": "up", "since_week": week, "score": score, "z_limit": score - 1})
        log.add("problem_limits", {**fields, "rate_centre": number})
    rows = log.refill("problem_spells").rows("problem_spells")
    assert [(row["spell"], row["signals"], row["score"], row["z_limit"], row["rate_centre"]) for row in rows] == [
        (1, 2, 5.0, 4.0, 10),
        (2, 1, 4.0, 3.0, 19),
    ]


def test_a_fall_between_two_rises_is_a_spell_of_its_own(log):
    for number, direction, score in ((10, "up", 4.0), (11, "down", -6.0), (12, "up", 3.0)):
        fields = {"product": "Line", "issue": "", "week": f"2026-01-{number}", "problem_number": 1, "week_number": number}
        log.add("problem_signals", {**fields, "direction": direction, "since_week": f"2026-01-{number}", "score": score, "z_limit": 3.0})
        log.add("problem_limits", {**fields, "rate_centre": 1})
    rows = log.refill("problem_spells").rows("problem_spells")
    assert [(row["direction"], row["signals"], row["score"]) for row in rows] == [("down", 1, -6.0), ("up", 2, 4.0)]


def test_of_two_weeks_equally_far_out_the_earlier_one_speaks(log):
    for number, limit in ((12, 2.0), (10, 3.0), (11, 2.5)):
        fields = {"product": "Line", "issue": "", "week": f"2026-01-{number}", "problem_number": 1, "week_number": number}
        log.add("problem_signals", {**fields, "direction": "up", "since_week": f"2026-01-{number}", "score": 4.0, "z_limit": limit})
        log.add("problem_limits", {**fields, "rate_centre": 1})
    assert [row["z_limit"] for row in log.refill("problem_spells").rows("problem_spells")] == [3.0]
