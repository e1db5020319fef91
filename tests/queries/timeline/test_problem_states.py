"""The state of every problem as of now."""

import pytest

RECENT = {
    "product": "Line",
    "issue": "Noise",
    "first_on": "2026-01-01",
    "last_on": "2026-06-01",
    "newest_week": "2026-06-22",
    "is_new": False,
    "is_quiet": False,
    "was_recurring": True,
    "is_recurring": True,
}
UP = {"direction": "up", "since_week": "2026-05-04", "score": 5.0, "chance_per_year": 0.25}
DOWN = {"direction": "down", "since_week": "2026-05-11", "score": -4.0, "chance_per_year": 0.5}


@pytest.fixture
def state(recurring_log):
    """`state(*changes, back=None, **recent)`: the row of the problem with these spells on; `back` tells which issue came back."""

    def made(*changes, back=None, **recent):
        log = recurring_log.add("problem_recent", {**RECENT, **recent})
        log.add("problem_changes", *({"product": "Line", "issue": "Noise", **change} for change in changes)) if changes else None
        if back is not None:
            log.add("problems", {"problem_id": "P", "cluster_id": back.get("cluster_id")})
            log.add("problem_matches", {"problem_id": "P", "product": "Line", "issue": back["issue"]})
            log.add("fix_effects", {"problem_id": "P", "verdict": "came back", "came_back_on": "2026-06-08"})
        return log.refill("recurring_settings", "problem_states").row("problem_states")

    return made


def told(row):
    return row["state"], str(row["since_on"])


def test_what_came_back_after_its_fix_is_regressed_whatever_else_it_is(state):
    row = state(UP, back={"issue": "Noise"}, is_new=True)
    assert (told(row), row["is_surging"]) == (("regressed", "2026-06-08"), True)


@pytest.mark.parametrize("back", [{"issue": "Smell"}, {"issue": "Noise", "cluster_id": "k"}])
def test_another_problem_or_a_cluster_s_that_came_back_is_not_this_one(state, back):
    assert told(state(back=back)) == ("ongoing", "2026-01-01")


def test_new_goes_before_surging_and_surging_before_quiet(state):
    assert told(state(UP, is_new=True)) == ("new", "2026-01-01")


def test_a_spell_upwards_is_a_surge_with_its_score_and_chance(state):
    row = state(UP, is_quiet=True)
    assert (told(row), row["score"], row["chance_per_year"], row["is_surging"]) == (("surging", "2026-05-04"), 5.0, 0.25, True)


def test_quiet_begins_the_day_after_the_last_complaint(state):
    assert told(state(DOWN, is_quiet=True)) == ("quiet", "2026-06-02")


def test_a_spell_downwards_is_fading_with_its_score(state):
    row = state(DOWN)
    assert (told(row), row["score"], row["chance_per_year"], row["is_surging"]) == (("fading", "2026-05-11"), -4.0, 0.5, False)


@pytest.mark.parametrize("other", [{"product": "Box"}, {"issue": "Smell"}])
def test_a_spell_of_another_problem_is_not_this_one_s(state, other):
    row = state({**UP, **other}, {**DOWN, **other})
    assert (told(row), row["score"], row["is_surging"]) == (("ongoing", "2026-01-01"), None, False)


def test_what_no_longer_recurs_is_fading_since_the_weeks_looked_at(state):
    row = state(is_recurring=False)
    assert told(row) == ("fading", "2026-05-04")  # eight weeks end on 28 June


def test_what_never_recurred_is_ongoing_since_its_first_complaint(state):
    row = state(was_recurring=False, is_recurring=False)
    assert (told(row), row["score"], row["chance_per_year"], row["is_judged"]) == (("ongoing", "2026-01-01"), None, None, False)


def test_a_problem_with_limits_is_judged(recurring_log, state):
    recurring_log.add("problem_limits", {"product": "Line", "issue": "Noise", "week": "2026-06-22"})
    assert state()["is_judged"] is True
