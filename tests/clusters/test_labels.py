"""Labels of clusters."""

import pytest
from plaint.clusters.labels import label


@pytest.mark.parametrize(
    ("terms", "shown"),
    [
        (["医疗", "疗保", "保险"], "医疗保险"),
        (["疗保", "医疗", "漏水"], "医疗保 · 漏水"),
        (["identity theft", "theft", "identity", "police"], "identity theft · police"),
        (["a", "b", "c", "d", "e", "f"], "a · b · c · d · e"),
        ([], ""),
    ],
)
def test_a_label_shows_each_word_once_and_whole(terms, shown):
    assert label(terms) == shown
