"""Personal data: found in any writing, never in order numbers, masked with its shape kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plaint.words.numbers import has_luhn_digit
from plaint.words.personal import find, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("call 13912345678 now", "call *********78 now"),
        ("手机１３９１２３４５６７８。", "手机*********７８。"),
        ("一三九 一二三四 五六七八", "*** **** **七八"),
        ("身份证11010519491231002X，资料", "身份证******************，资料"),
        ("card 4111 1111 1111 1111 exp 09/27", "card **** **** **** **11 exp 09/27"),
        ("SSN 078-05-1120", "SSN ***-**-**20"),
        ("mail a.b@example.com", "mail *.*@*******.***"),
        ("passport E00000000", "passport *******00"),
        ("contact +65 8123 4567", "contact +** **** **67"),
        ("to account 00012345, sort code 10-88-00", "to account ******45, sort code 10-88-00"),
    ],
)
def test_personal_data_is_masked_but_for_the_last_two_digits(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "订单号 4111111111111111",
        "证件号1101**********002X",
        "尾号8890",
        "热线400-800-1234",
        "our helpline 020 7946 0991",
        "0800 555 0142",
        "运单 SF1234567890123",
        "on 2026-07-01 12:00:00 we paid 1,234.00",
        "booking 202301011234567890",
    ],
)
def test_numbers_of_things_and_of_the_firm_are_left_alone(text):
    assert find(text) == []
    assert mask(text) == text


def test_check_digits_are_those_of_published_samples():
    assert has_luhn_digit("4111111111111111")
    assert not has_luhn_digit("4111111111111112")


def test_a_zero_width_mark_inside_a_number_does_not_hide_it():
    text = "tel 139\u200b12345678"
    (found,) = find(text)
    assert text[found.start : found.end] == "139\u200b12345678"


@given(st.text(alphabet="0123456789 -+@.a一二零号电话cardtel*", max_size=60))
def test_masking_keeps_the_length_and_all_that_is_not_a_letter_or_digit(text):
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in (old, "*") for old, new in zip(text, masked, strict=True))


def test_a_text_made_to_be_slow_is_read_in_linear_time():
    assert find("1 " * 50_000 + "a" * 50_000 + "@" + "a." * 50_000) == []  # backtracking would take hours


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("如有疑问，请致电区教育局教育处0731-82345678。", []),
        ("您也可以拨打我局办公电话：0746-8222289", []),
        ("该局经办人手机13912345678", ["phone number"]),
        ("住户家中电话 0731-82345678", ["phone number"]),
        ("系统号 0731-0000-00000000", []),
        ("Guest passport L898902C3, late checkout agreed.", ["passport number"]),
        ("Medicare 2123 45670 1", ["social security number"]),
    ],
)
def test_an_office_that_is_named_as_the_one_to_ask_has_no_personal_number(text, kinds):
    assert [one.kind for one in find(text)] == kinds
