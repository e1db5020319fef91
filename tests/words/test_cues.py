"""The words around a hit: what they add up to, what they take away, and what they let count."""

import json

import pytest
from plaint.settings.wording import Wording
from plaint.words import cues, lists
from plaint.words.categories import CATEGORIES
from plaint.words.cues import Opinion, words_of
from plaint.words.finder import of_wording, shipped

FORMULAE = {"greeting", "farewell_thanks", "personal_data_exposed"}


def test_cues_are_added_up_over_the_root_of_their_number():
    opinion = Opinion(base=0.5, weights={"we": 1000, "will": 2000, "we will": 2400, "if": -1400, "when": -9000})
    assert opinion.of(frozenset(["we", "will", "we will", "if", "unheard of"])) == 0.5 + (1.0 + 2.0 + 2.4 - 1.4) / 2


def test_fewer_than_three_known_cues_are_no_opinion():
    opinion = Opinion(base=-9.0, weights={"if": -9000, "when": -9000})
    assert opinion.of(frozenset(["if", "when", "you", "call"])) is None


def test_words_are_read_with_their_neighbours_and_numbers_are_all_one_word():
    assert words_of("call at 5:30, ok?", "en") == {"call", "at", "#", ",", "ok", "?", "call at", "at #", "# #", "# ,", ", ok", "ok ?"}


def test_chinese_is_read_by_character_whatever_its_blanks():
    assert words_of("3 天 内", "zh") == {"#", "天", "内", "#天", "天内"}


@pytest.fixture
def weighed(monkeypatch):
    """Have the words weigh what a test says: `weighed(category, base, **weights)`, in whole units."""

    def weigh(category, base, **weights):
        opinion = Opinion(base, {word.replace("_", " "): 1000 * weight for word, weight in weights.items()})
        monkeypatch.setattr(cues, "_opinions", lambda _language: {category: opinion})

    return weigh


def categories(text, direction="out", finder=None):
    return {span.category for span in (finder or shipped()).find(text, direction)}


PROMISE = "We will call you back tomorrow."


def test_a_hit_counts_until_the_words_around_it_speak_clearly_against_it(weighed):
    weighed("promise_with_time", 0.0, we=-1, will=-1, call=-1)  # -3 / 1.73 = -1.73
    assert "promise_with_time" not in categories(PROMISE)
    weighed("promise_with_time", 0.5, we=-1, will=-1, call=-1)  # -1.23
    assert "promise_with_time" in categories(PROMISE)


def test_a_word_that_says_nothing_counts_with_its_sentence_where_the_words_around_it_speak_clearly_for_it(weighed):
    told = "Hello there. The parcel, tomorrow, promptly. Regards"
    weighed("promise_with_time", 0.0, the=2, parcel=2, promptly=0)  # 4 / 1.73 = 2.3
    spans = [span for span in shipped().find(told, "out") if span.category == "promise_with_time"]
    assert [(span.words, span.rule) for span in spans] == [("The parcel, tomorrow, promptly.", "en.promise_with_time.by_the_words_around")]
    weighed("promise_with_time", 0.0, the=2, parcel=1, promptly=0)  # 1.7
    assert "promise_with_time" not in categories(told)


def test_a_sentence_is_not_a_promise_because_the_one_beside_it_is(weighed):
    told = "Best wishes and greetings galore. Closed tomorrow in the shop."
    weighed("promise_with_time", 0.0, best=4, wishes=4, greetings=4, galore=4, closed=-1, shop=-1, the=-1)
    assert "promise_with_time" not in categories(told)


def test_words_that_stand_far_off_say_nothing(weighed):
    weighed("promise_with_time", 0.0, xylophone=-9, zither=-9, viola=-9)
    near, far = "Xylophone, zither, viola. ", "Music is played in this shop all day long. " * 6
    assert "promise_with_time" not in categories(near + PROMISE)
    assert "promise_with_time" in categories(near + far + PROMISE)


def test_what_was_taken_away_is_told_with_the_words_that_spoke_most_against_it(weighed):
    weighed("promise_with_time", 0.0, we=-1, will=-9, call=-3, you=-2, back=1)
    whys = [one.why for one in shipped().explain(PROMISE, "out") if one.category == "promise_with_time" and not one.counts]
    assert whys
    assert all(why.startswith("not counted: the words around it speak against it: 'will', 'call', 'you' (en.") for why in whys)


def test_a_phrase_of_the_user_counts_whatever_stands_around_it(weighed):
    own = of_wording(Wording(add={"en": {"promise_with_time": ("call you back",)}}))
    weighed("promise_with_time", -9.0, we=-1, will=-1, call=-1)
    assert "promise_with_time" not in categories(PROMISE)
    assert "promise_with_time" in categories(PROMISE, finder=own)


def test_every_category_but_the_formulae_has_cues_in_both_languages():
    for language in lists.LANGUAGES:
        shipped_cues = json.loads(lists.shipped_file(lists.cues_of(language)))
        assert set(shipped_cues) == {category for side in CATEGORIES.values() for category in side} - FORMULAE
        assert all(isinstance(weight, int) for one in shipped_cues.values() for weight in one["cues"].values())


def test_other_cues_are_another_version_of_the_lists(monkeypatch):
    before = lists.load().version
    shipped_file = lists.shipped_file
    monkeypatch.setattr(lists, "shipped_file", lambda name: shipped_file(name) + " " * name.startswith("cues_en"))
    after = lists.load().version
    assert after.split()[0] != before.split()[0]
    assert after.split()[1] == before.split()[1]
