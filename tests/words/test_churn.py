"""Who says that he leaves, cancels his contract or goes to another, and who only seems to."""

import pytest
from plaint.words.finder import shipped


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("I'm cancelling my subscription and going elsewhere.", True),
        ("If this isn't fixed I'll switch to another provider.", True),
        ("You have just lost a customer.", True),
        ("Please close my account.", True),
        ("I won't be renewing.", True),
        ("We are taking our business elsewhere.", True),
        ("I want to cancel my order, please.", False),
        ("How do I close my account?", False),
        ("I don't want to leave, I just want it fixed.", False),
        ("I'm leaving a review.", False),
        ("We are moving house in May.", False),
        ("再这样我就换一家宽带了。", True),
        ("以后再也不来你们家了", True),
        ("我要销户，把钱都转走", True),
        ("唔會再幫襯你哋", True),
        ("合同到期不续了", True),
        ("我想取消预约", False),
        ("请问怎么注销账号？", False),
        ("之前用的是另一家的", False),
    ],
)
def test_leaving_is_told_from_what_only_sounds_like_it(text, leaves):
    assert ("churn" in {span.category for span in shipped().find(text, "in")}) is leaves


def test_our_own_words_are_not_searched_for_it():
    assert "churn" not in {span.category for span in shipped().find("I'm cancelling my subscription.", "out")}
