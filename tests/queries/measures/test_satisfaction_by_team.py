"""Satisfaction by team."""


def test_the_mean_is_of_the_scores_given_and_the_low_ones_are_counted(log):
    scores = {"Desk": (5, 2, None), "Lab": (1,), None: (None,)}
    for team, given in scores.items():
        log.add("cases", *({"complaint_id": f"{team}{place}", "team": team, "satisfaction": score} for place, score in enumerate(given)))
    log.add("settings_values", {"name": "judging.low_score", "value": 2})
    columns = ["team", "cases", "scores", "mean_satisfaction", "low", "low_share", "coverage"]
    assert [tuple(row.values()) for row in log.rows("satisfaction_by_team", columns=columns)] == [
        ("Lab", 1, 1, 1, 1, 1, 1),
        ("Desk", 3, 2, 3.5, 1, 1 / 2, 2 / 3),
        ("", 1, 0, None, 0, None, 0),
    ]
