"""Helpers read as we do, and one that fails changes nothing."""

from contextlib import closing

from plaint.settings.wording import Wording
from plaint.words import crew
from plaint.words.crew import Crew, find
from plaint.words.finder import of_wording

OWN = Wording(add={"en": {"regret": ("alas",)}})
TEXTS = [(f"Alas, the lamp number {number}. 真的很抱歉！ I shall sue you.", ("in", "out")) for number in range(9)]


def test_helpers_find_what_we_find_in_the_same_order(monkeypatch):
    monkeypatch.setattr(crew, "_BATCH", 2)
    finder = of_wording(OWN)
    with closing(Crew(OWN, finder, helpers=1)) as two:
        assert len(two.helpers) == 1
        assert list(two.read(TEXTS)) == find(finder, TEXTS)
    assert two.helpers[0].poll() is not None


def test_a_helper_that_dies_changes_nothing(monkeypatch):
    monkeypatch.setattr(crew, "_BATCH", 2)
    finder = of_wording(OWN)
    with closing(Crew(OWN, finder, helpers=1)) as two:
        two.helpers[0].kill()
        assert list(two.read(TEXTS)) == find(finder, TEXTS)


def test_few_texts_need_no_helper():
    assert Crew.for_texts(10, Wording(), of_wording(OWN)).helpers == []


def test_many_texts_together_are_read_as_each_alone():
    finder = of_wording(OWN)
    alone = [finder.find(text, "out") for text, _ in TEXTS]
    assert finder.find_many([text for text, _ in TEXTS], "out") == alone
    assert {span.category for span in alone[0]} == {"regret"}
