"""What words mean: by their context, in any writing, with the words as written, the same for ever."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from plaint.settings.wording import Wording
from plaint.words import matching
from plaint.words.finder import Finder, shipped
from plaint.words.lists import load

FINDER = shipped()


def found(text, direction="out"):
    return {span.category for span in FINDER.find(text, direction)}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("We are so sorry that your bag was lost.", True),
        ("真的很抱歉，把您的包弄丢了。", True),
        ("真的很報歉，把您的包弄丟了。", True),
        ("We cannot but apologise for what happened.", True),
        ("Sorry, could you say that again?", False),
        ("不好意思，您刚才没听清，请再说一遍。", False),
        ("I'm sorry, but we can't refund opened boxes.", False),
        ("We regret to inform you that the claim was declined.", False),
        ("We do not regret our decision.", False),
        ("If you feel he was rude, we are sorry you feel that way.", False),
        ("The manager will apologise to her on Monday.", False),
        ('Caller states the clerk said "so sorry, madam" and laughed.', False),
        ("客户称店员当时说了对不起。", False),
    ],
)
def test_regret_is_told_from_what_only_sounds_like_it(text, meant):
    assert ("regret" in found(text)) is meant


@pytest.mark.parametrize(
    ("text", "category", "meant"),
    [
        ("We will call you by noon tomorrow.", "promise_with_time", True),
        ("明天中午前给您答复。", "promise_with_time", True),
        ("We will call you soon.", "promise_with_time", False),
        ("请您于周五前把材料寄给我们。", "promise_with_time", False),
        ("We have refunded the delivery fee.", "compensation_offer", True),
        ("运费给您免了。", "compensation_offer", True),
        ("We are unable to offer compensation.", "compensation_offer", False),
        ("客户要求赔偿五百元。", "compensation_offer", False),
        ("您好，请问有什么可以帮您？", "greeting", True),
        ("您好不容易订到的房间", "greeting", False),
        ("Kind regards, Elise", "farewell_thanks", True),
        ("Thanks to the new rota, queues are shorter.", "farewell_thanks", False),
        ("tel 13912345678", "personal_data_exposed", True),
        ("tel ending 5678", "personal_data_exposed", False),
    ],
)
def test_each_category_has_what_counts_and_what_does_not(text, category, meant):
    assert (category in found(text)) is meant


@pytest.mark.parametrize(
    ("text", "category", "meant"),
    [
        ("Still no answer after three weeks!", "chases", True),
        ("催了三次了，没人回。", "chases", True),
        ("No rush, thank you.", "chases", False),
        ("I shall instruct my solicitor.", "threat", True),
        ("再不处理我就去法院起诉。", "threat", True),
        ("我不会去法院告你们的。", "threat", False),
        ("I have no intention of going to the papers.", "threat", False),
    ],
)
def test_customers_chase_and_threaten_or_do_not(text, category, meant):
    assert (category in found(text, "in")) is meant


def test_staff_texts_get_no_labels_of_customers():
    assert "chases" not in found("Still no answer after three weeks!", "out")


def test_words_are_quoted_as_written():
    text = "【ＡＢＣ】\u200b實在\u200b對不住"
    (span,) = [span for span in FINDER.find(text, "out") if span.category == "regret"]
    assert text[span.start : span.end] == span.words == "實在\u200b對不住"


def test_explain_says_what_took_a_hit_away():
    (hit,) = [one for one in FINDER.explain("Sorry, typo!", "out") if one.why.endswith("(en.regret.sorry)")]
    assert not hit.counts
    assert "typo" in hit.why


def test_a_picture_makes_no_chinese_text():
    spans = shipped().find("sorry we let you down \U0001f605", "out")
    assert {span.language for span in spans} == {"en"}


def test_own_phrases_are_added_removed_and_replaced():
    changes = Wording(
        add={"en": {"regret": ("we owe you * one",)}},
        remove={"en": {"regret": ("gutted",)}},
        replace={"en": {"threat": ("re:on my (street|blog)",)}},
    )
    own = Finder(load(changes))
    assert [span.words for span in own.find("We owe you a big one.", "out")] == ["We owe you a big one"]
    assert not [span for span in own.find("Gutted about that.", "out") if span.category == "regret"]
    assert [span.words for span in own.find("It goes on my blog, and I sue.", "in") if span.category == "threat"] == ["on my blog"]
    assert own.version != FINDER.version


def test_a_phrase_that_is_no_pattern_is_named():
    with pytest.raises(ValueError, match=r"en\.regret\.own"):
        Finder(load(Wording(add={"en": {"regret": ("re:(",)}})))
    with pytest.raises(ValueError, match="remove: no pattern"):
        load(Wording(remove={"en": {"regret": ("re:(",)}}))


def test_every_shipped_context_is_a_pattern():
    """They are compiled only once a text asks for them: here all are."""
    patterns = {
        pattern: rule.name for rule in load().rules for kept in (rule.contexts, rule.guards) for told in kept.values() for pattern in told
    }
    assert len(patterns) > 500
    for pattern, name in patterns.items():
        assert matching.compiled(name, pattern)


def test_an_unknown_category_is_named():
    with pytest.raises(ValueError, match="remorse"):
        load(Wording(add={"en": {"remorse": ("alas",)}}))


def test_the_version_names_the_lists_and_stays():
    assert FINDER.version == Finder().version
    assert FINDER.version.startswith("en-")


@hypothesis_settings(max_examples=30)
@given(st.text(alphabet="对不起sory,。.!?“”\"' \n抱歉但不能请您明天前回复call by 3pm客户称\u200b", max_size=80))
def test_spans_lie_in_the_text_and_never_overlap_within_a_category(text):
    spans = FINDER.find(text, "out")
    assert spans == FINDER.find(text, "out")
    assert all(text[span.start : span.end] == span.words for span in spans)
    for span in spans:
        others = [one for one in spans if one.category == span.category and one is not span]
        assert all(one.end <= span.start or one.start >= span.end for one in others)


@pytest.mark.parametrize("piece", ["so ", "sorry ", "对不起", '"', "we will ", "(", "a\u0301", "不", "tomorrow by "])
def test_a_text_made_to_be_slow_is_read_in_linear_time(piece):
    assert isinstance(FINDER.find(piece * 5000, "out"), list)  # backtracking would take hours


@pytest.mark.parametrize(
    ("text", "category", "word"),
    [
        ("Training reminder: we are so sorry, then the reference.", "regret", "training"),
        ("Students get a 10% discount on Tuesdays.", "compensation_offer", "students get"),
        ("厂家那边说明天给您发货。", "promise_with_time", "厂家"),
        ("会员生日当月送您蛋糕券。", "compensation_offer", "会员生日"),
    ],
)
def test_a_guard_takes_away_the_hits_of_every_rule_of_its_category(text, category, word):
    assert category not in found(text)
    told = [one.why.lower() for one in FINDER.explain(text, "out") if one.category == category]
    assert told
    assert all("not counted" in why for why in told)
    assert any(word in why for why in told)
