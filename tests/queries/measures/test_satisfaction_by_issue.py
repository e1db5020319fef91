"""Satisfaction by product and issue."""


def test_each_source_has_its_own_means_since_their_scales_differ(log):
    log.add("settings_values", {"name": "judging.low_score", "value": 2})
    log.add("cases", {"complaint_id": "c1", "product": "Line", "issue": "noise", "satisfaction": 2})
    log.add("cases", {"complaint_id": "c2", "product": "Line", "issue": "noise", "satisfaction": 5})
    log.add("cases", {"complaint_id": "c3", "product": "Line"})
    log.add("cases", {"source": "other", "complaint_id": "c1", "product": "Line", "issue": "noise", "satisfaction": 10})
    columns = ["source", "product", "issue", "cases", "scores", "mean_satisfaction", "low", "low_share", "coverage"]
    assert [tuple(row.values()) for row in log.rows("satisfaction_by_issue", columns=columns)] == [
        ("test", "Line", "noise", 2, 2, 3.5, 1, 1 / 2, 1),
        ("other", "Line", "noise", 1, 1, 10, 0, 0, 1),
        ("test", "Line", "", 1, 0, None, 0, None, 0),
    ]
