"""Clusters of texts with trend and examples."""


def member(log, name, received_at, similarity, **fields):
    log.complaint(name, received_at, description=f"story of {name}", **fields)
    log.add("text_cluster_members", {"complaint_id": name, "cluster_id": "c1", "similarity": similarity})


def stories(log):
    log.add("text_clusters", {"cluster_id": "c1", "label": "loose seat", "founders": 3})
    return log.derive("2026-06-30 12:00", only=["cases", "recurring_settings"]).rows("same_stories")


def test_the_examples_are_the_cases_most_like_the_cluster(recurring_log):
    for name, similarity in (("a", 0.4), ("b", 0.9), ("c", 0.5), ("d", 0.6)):
        member(recurring_log, name, "2026-06-20 09:00", similarity)
    (row,) = stories(recurring_log)
    assert (row["first_case"], row["second_case"], row["third_case"]) == ("b", "d", "c")
    assert (row["first_text"], row["cases"], row["label"]) == ("story of b", 4, "loose seat")


def test_the_trend_is_the_last_eight_weeks_against_the_eight_before(recurring_log):
    for place in range(6):
        member(recurring_log, f"n{place}", "2026-06-20 09:00", 0.5)
    for place in range(4):
        member(recurring_log, f"o{place}", "2026-04-20 09:00", 0.5)
    (row,) = stories(recurring_log)
    assert (row["newest_cases"], row["cases_before"], row["change"], row["is_new"]) == (6, 4, 0.5, False)


def test_a_story_that_came_up_lately_in_an_old_log_is_new(recurring_log):
    recurring_log.add("text_cluster_members", {"complaint_id": "old", "cluster_id": "c2", "similarity": 0.5})
    recurring_log.add("text_clusters", {"cluster_id": "c2", "label": "old story", "founders": 3})
    recurring_log.complaint("old", "2026-01-05 09:00", description="old story")
    member(recurring_log, "a", "2026-06-20 09:00", 0.4)
    assert {row["cluster_id"]: row["is_new"] for row in stories(recurring_log)} == {"c1": True, "c2": False}


def test_a_case_of_after_now_is_not_known_yet(recurring_log):
    member(recurring_log, "a", "2026-07-20 09:00", 0.4)
    assert stories(recurring_log) == []
