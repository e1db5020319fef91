"""Which failed check goes with low scores."""

import pytest


@pytest.fixture
def scored(log):
    """`scored("R1", passed=[…], failed=[…])`: that check's verdicts over cases with these scores."""

    def made(code, **sides):
        verdicts = {"passed": "pass", "failed": "fail", "unknown": "unknown"}
        rows = [
            (
                {"complaint_id": f"{side}{place}", "satisfaction": score},
                {"complaint_id": f"{side}{place}", "code": code, "verdict": verdicts[side]},
            )
            for side, scores in sides.items()
            for place, score in enumerate(scores)
        ]
        log.add("cases", *(case for case, _ in rows))
        log.add("findings", *(finding for _, finding in rows))
        return log.row("satisfaction_by_check")

    return made


def test_the_difference_is_of_the_means_and_unscored_and_unknown_cases_do_not_count(scored):
    row = scored("R1", passed=[5, 3, None], failed=[2, 1], unknown=[5])
    assert (row["passed"], row["failed"], row["mean_passed"], row["mean_failed"], row["difference"]) == (2, 2, 4, 1.5, -2.5)


def test_under_twenty_scores_on_a_side_there_is_no_interval(scored):
    row = scored("R1", passed=[5, 4] * 20, failed=[1] * 19)
    assert (row["difference"], row["lower"], row["upper"]) == (-3.5, None, None)


def test_the_interval_is_by_the_standard_error_of_welch(scored):
    row = scored("R1", passed=[5, 3] * 10, failed=[2, 0] * 10)
    # both variances are 20 / 19, so the margin is 1.96 * sqrt(2 / 19) = 0.635908
    assert (row["difference"], row["lower"], row["upper"]) == (-3, -3.635908, -2.364092)


def test_where_nothing_failed_there_is_no_difference(scored):
    row = scored("R1", passed=[5, 4])
    assert (row["passed"], row["failed"], row["difference"]) == (2, 0, None)
