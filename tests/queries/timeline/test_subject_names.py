"""One name for all spellings of a product or an issue."""


def complain(log, *issues, field="issue"):
    for number, issue in enumerate(issues):
        log.complaint(f"c{number}", "2026-06-01 10:00", **{field: issue})
    return log


def test_spellings_that_differ_in_case_width_or_spaces_are_one_called_by_the_commonest(log):
    complain(log, "Tap", "tap", "Ｔap", "Tap", "No  water", "No water", "No water")
    log.derive(only=["cases"])
    assert [row["issue"] for row in log.rows("cases")] == ["Tap"] * 4 + ["No water"] * 3


def test_a_product_and_an_issue_of_the_same_letters_stay_apart(log):
    complain(log, "Tap", "Sink").complaint("x", "2026-06-01 10:00", product="TAP")
    log.derive(only=["cases"])
    assert [(row["product"], row["issue"]) for row in log.rows("cases")] == [(None, "Tap"), (None, "Sink"), ("TAP", None)]


def test_of_spellings_that_are_equally_common_the_first_by_its_letters_counts(log):
    complain(log, "tap", "Tap", field="product").derive(only=["cases"])
    assert {row["product"] for row in log.rows("cases")} == {"Tap"}
