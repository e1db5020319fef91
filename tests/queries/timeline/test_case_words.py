"""Words found in the texts of a case."""

import pytest

TEXT = {"text_kind": "event", "text_id": "e1"}


@pytest.fixture
def quotes(log):
    """`quotes(direction, category)`: what the words of that meaning, in a text of that direction, give of the case."""

    def made(direction, category, words="…", source="desk"):
        log.add("case_texts", {**TEXT, "complaint_id": "c1", "text_source": "desk", "direction": direction})
        log.add("word_spans", {**TEXT, "source": source, "category": category, "span_from": 0, "words": words})
        return [row["quote"] for row in log.refill("case_words").rows("case_words")]

    return made


@pytest.mark.parametrize("direction", ["in", "both", "internal", None])
def test_what_only_customers_can_say_counts_wherever_they_may_speak(quotes, direction):
    assert quotes(direction, "threat") == ["…"]


@pytest.mark.parametrize(("category", "found"), [("regret", ["…"]), ("threat", []), ("chases", []), ("churn", [])])
def test_in_texts_of_ours_only_what_we_can_say_counts(quotes, category, found):
    assert quotes("out", category) == found


def test_a_quotation_has_at_most_120_characters(quotes):
    assert quotes("in", "threat", "x" * 121) == ["x" * 120]


def test_a_text_of_another_source_is_another_text(quotes):
    assert quotes("in", "threat", source="mail") == []
