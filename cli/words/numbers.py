"""The shapes of numbers that name a person, and what tells them from order numbers and the firm's own lines."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

WRITTEN_OUT = 7  # digits written as words from which on it is a number of a person
_LUHN_BASE = 10
_IBAN_DIGITS = 10
_IBAN_COUNTRIES = (
    "ad ae al at az ba be bg bh br by ch cr cy cz de dk do ee eg es fi fo fr gb ge gi gl gr gt hr hu ie il iq is it jo"
    " kw kz lb li lt lu lv ly mc md me mk mr mt mu nl no pk pl ps pt qa ro rs sa sc se si sk sm tn tr ua va xk"
)
_CARD_DIGITS = (13, 19)

_NEAR, _NEAR_HAN = 26, 14  # characters before a number in which a word may say that it is a telephone
_CLOSE = 16  # characters before a number written as only telephones are, in which a word may say that it is none
_SEP = "[ .-]?"
_PHONE_WORD = (
    r"(?:tel|phone|mobile|mob|cell|call(?:s|ed|ing)?|rings?|rang|rung|text|txt|sms|msg|dial|whatsapp|wechat|ph|contact|landline|"
    r"号码|手机|电话|联系|致电|微信|联络|打)"
)
_ID_WORD = r"(?:身份证|证件|身分证|证号|居民证|national id|identity|id card|id no|id number|nric|ic no|aadhaa?r|emirates id)"
_CARD_WORD = r"(?:card|visa|mastercard|amex|debit|卡|银行|账号|账户|帐号|帐户|户口|pan)"
_BANK_WORD = (
    r"(?:\bbank|sort ?code|iban|a/c|acct?\b|bacs|account(?: no| number|:)|"
    r"银行|账号|账户|帐号|帐户|户口|存折|refund\w* to (?:her |his |their |the )?account)"
)
_PASSPORT_WORD = (
    r"(?:passport|\bpass\b\.? ?(?:no|num|#)|travel document|residence permit|visa (?:no|number)|"
    r"护照|通行证|台胞证|回乡证|还乡证|入台证|居留证|旅行证|pp no)"
)
_SOCIAL_WORD = (
    r"(?:ssn|social security|national insurance|nino|\bsin\b|\bni (?:no|number)|medicare|\bnhs (?:no|number)|tax file|\btfn\b|"
    r"社保号|社会保障号)"
)
_OTHER_NUMBER = (
    r"(?:订单|单号|运单|工单|编号|流水|快递|保单|发票|合同|序列|型号|条码|设备|车牌|户号|表号|取件码|order|waybill|tracking|parcel|"
    r"\bref|booking|invoice|ticket|\bcase|serial|policy|licen[cs]e|meter|imei|claim|\bjob|consignment|transaction|"
    r"reservation|confirmation|sku|barcode|vin\b|\bawb\b|bill of lading|container|\bpnr\b|batch|\blot\b|part no|asset|voucher|\bpo\b)"
)
_FIRMS_LINE = (
    r"(?:来电咨询|欢迎来电|请咨询|咨询[^,。]{0,16}电话|与我们联系|办公室|监督电话|值班电话|办公电话|热线|客服|总机|前台|我司|我们的|本店|本公司|门店电话|服务电话|官方|咨询电话|投诉电话|\bour|desk|helpline|hotline|switchboard|"
    r"reach us|call us|ring us|contact us|phone us|text us|freephone|customer service|support line|head office|"
    r"(?:reception|branch|office|depot|store|shop|clinic|surgery|desk|council|school|hotel|garage|warehouse)'?s? "
    r"(?:number|phone|line|tel|direct|mobile)|"
    r"the (?:branch|office|team|depot|line|store|shop|clinic|surgery|practice|hospital|school|hotel|restaurant|garage|council|bank|salon|"
    r"gym|library|station|centre|center|warehouse|pharmacy|company)|(?:please|kindly|you can|simply) (?:ring|call|phone|dial|text)|"
    r"(?:请|可|欢迎|随时|直接|及时|来人或)[^,。]{0,4}(?:拨打|致电|来电)|(?:举报|查询|监督|投诉|服务|办公|单位)(?:联系)?电话|来电联系|联系我们|预约(?:电话|热线)|专线|总台|服务台|传真|报修电话|抢修电话|售后(?:电话|热线|直线)|值班室|门诊|挂号|"
    r"(?:我|本|敝)(?:院|店|行|校|处|局|馆|所|公司|司|社|中心)|全国统一|24小时)"
)
_OFFICE = (  # before a number that is no mobile one: an office that is named as the one to ask
    r"(?:咨询|详询|疑问|拨打|请与|直接与|局|中心|支队|大队|办公室|委员会|管委会|街道|办事处|服务站|派出所|医院|协会|政府|部门|窗口|科室|"
    r"[处科所队站办镇](?:[(:,]|电话|联系电话))[^。!?;\n]{0,30}$"
)
_MOBILE = r"^(?:86)?1[3-9]\d{9}$"
_FREE_LINE = (
    r"^(?:\+?44)?(?:0?800|0?808|03\d\d|084[345]|087[0123]|0845)"
    r"|^1?8(?:00|88|77|66|55|44|33)\d{7}$|^[48]00\d{7}$|^95\d{3,6}$"
)


@dataclass(frozen=True)
class Kind:
    """One kind of number: its shape, and a test of the number (digits and letters only) and of what stands before."""

    name: str
    pattern: str
    fits: Callable[[str, str, str], bool] = lambda _number, _written, _before: True


def has_luhn_digit(number: str) -> bool:
    """Whether the last digit is the check digit of ISO/IEC 7812 (bank cards)."""
    total = 0
    for place, mark in enumerate(reversed(number)):
        value = int(mark) * (1 + place % 2)
        total += value - (_LUHN_BASE - 1) * (value >= _LUHN_BASE)
    return total % _LUHN_BASE == 0


@cache
def _compiled(words: str) -> Any:  # noqa: ANN401  re2 has no types
    import re2

    return re2.compile(words)


def _has(words: str, text: str) -> bool:
    return _compiled(words).search(text) is not None


def _is_other_number(before: str) -> bool:
    """An order, booking or the like: the word stands before, with no other word for a person's number after it."""
    ends = [match.end() for match in _compiled(_OTHER_NUMBER).finditer(before)]
    return bool(ends) and not _has(f"{_PHONE_WORD}|{_CARD_WORD}|{_ID_WORD}", before[ends[-1] :])


def _is_card(number: str, written: str, before: str) -> bool:
    if not _CARD_DIGITS[0] <= len(number) <= _CARD_DIGITS[1] or number.startswith("0") or _is_other_number(before):
        return False
    grouped = number != written and len(number) != _CARD_DIGITS[0]
    return grouped or _has(_CARD_WORD, before) or has_luhn_digit(number) or number.startswith("62")


def _is_phone(number: str, _written: str, before: str) -> bool:
    if _has(_OFFICE, before) and not _has(_MOBILE, number):
        return False
    return not (_has(_FREE_LINE, number) or _has(_FIRMS_LINE, before) or _is_other_number(before))


def _is_named_phone(number: str, written: str, before: str) -> bool:
    near = _NEAR if before.isascii() else _NEAR_HAN
    if _has(r"(?:发票|票据|凭证|编码|代码)[^。;]{0,16}号码", before) and not _has(r"(?:手机|电话|联系)", before):
        return False
    return _has(_PHONE_WORD, before[-near:]) and _is_phone(number, written, before)


def _after(word: str) -> Callable[[str, str, str], bool]:
    return lambda _number, _written, before: _has(word, before)


def _no_other(_number: str, _written: str, before: str) -> bool:
    return not _is_other_number(before)


def _is_named_id(_number: str, _written: str, before: str) -> bool:
    return _has(r"(?:\bid\b|identity)", before) and not _is_other_number(before)


def _is_mobile(number: str, written: str, before: str) -> bool:
    return _is_phone(number, written, before[-_CLOSE:])


def _is_account(number: str, _written: str, before: str) -> bool:
    return _has(_BANK_WORD, before) and not _has(_FREE_LINE, number) and not _is_one_time(before)


def _is_one_time(before: str) -> bool:
    return _has(r"(?:one[- ]?(?:off|time) (?:code|password|pass)|\botp\b|call(?:s|ed)? you from|验证码)", before)


def _is_iban(number: str, _written: str, _before: str) -> bool:
    return number[:2] in _IBAN_COUNTRIES and sum(mark.isdigit() for mark in number) >= _IBAN_DIGITS


DIGIT_WORD = r"(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred)"
_DATE = r"(?:18|19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])"
KINDS = (
    Kind("e-mail", r"([a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})"),
    Kind("identity number", rf"([1-9]\d{{5}}[ -]?{_DATE}[ -]?\d{{3}}[ -]?[\dx])", _no_other),
    Kind("identity number", r"(\d{15}|\d{4}[ -]?\d{4}[ -]?\d{4}|\d{6}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dx])", _after(_ID_WORD)),
    Kind("identity number", r"(\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}[01][89]\d)", _is_named_id),  # South Africa
    Kind("identity number", r"([a-z][1289]\d{8}|[a-z]{1,2}\d{6} ?\([\da]\)|[stfgm]\d{7}[a-z])", _no_other),
    Kind("identity number", r"([a-z]{3}[abcfghljpt][a-z]\d{4}[a-z])", _no_other),  # India, permanent account number
    Kind("identity number", r"([a-z]{5}\d{4}[a-z])", _after(r"\bpan\b")),
    Kind(
        "passport number",
        r"\b([a-z]\d{5,6}[a-z]\d|[a-z]\d{7}[a-z]|[a-z]\d{2}[a-z]{2}\d{4}|(?:[a-z]{1,2} ?)?\d{6,9})",
        _after(_PASSPORT_WORD),
    ),
    Kind("social security number", r"(\d{3}-\d{2}-\d{4})", _no_other),
    Kind(
        "social security number",
        r"(\d{3}[ -]?\d{2}[ -]?\d{4}|\d{4} ?\d{5} ?\d|\d{3} \d{3} \d{4}|\d{3}[ -]?\d{3}[ -]?\d{3}|"
        r"[a-z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[a-z])",
        _after(_SOCIAL_WORD),
    ),
    Kind("social security number", r"([a-ceghj-prtw-z][a-ceghj-nprtw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d])"),
    Kind(
        "card number",
        r"(\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})",
        _is_card,
    ),
    Kind("account number", r"(\d{2}[- ]\d{2}[- ]\d{2}[ ,/a-z]{1,12}\d{8})", _after(r"(?:account|\bacc\b|a/c|sort|bank)")),
    Kind("account number", r"(\d{7,10})[ ,;/(-]{1,3}(?:and |with )?(?:sort ?code|bsb|routing|ifsc)\b"),
    Kind("account number", r"(\d(?:[ -]?\d){7,21})", _is_account),
    Kind("account number", r"([a-z]{2}\d{2} ?(?:[a-z0-9]{4} ?){2,7}[a-z0-9]{1,4})", _is_iban),
    Kind(
        "phone number",
        rf"((?:\+?86[ -]?)?1[3-9]\d{_SEP}\d{{4}}{_SEP}\d{{4}}|1[3-9]\d{{2}}{_SEP}\d{{3}}{_SEP}\d{{4}})",
        _is_phone,
    ),
    Kind("phone number", r"(\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d(?:[ .-]?\d){6,12})", _is_phone),
    Kind(
        "phone number",
        r"(0\d{2,3}-\d{7,8}|0(?:7\d|9\d|1[1-9]|2\d|[3-9]\d)(?:[ -]{0,2}\d){7,8}|\(0\d{2,4}\) ?\d{3,4}[ -]?\d{3,4})",
        _is_phone,
    ),
    Kind("phone number", r"(07\d{3} \d{6})", _is_mobile),
    Kind("phone number", r"(\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}|1[ .-]\d{3}[ .-]\d{3}[ .-]\d{4})", _is_phone),
    Kind("phone number", r"(\+?\d(?:[ -]?\d){8,13}|\d{4}[ -]?\d{4}|\d{3}[ -]\d{4})", _is_named_phone),
    Kind("number in words", rf"((?:{DIGIT_WORD}[ ,.-]{{1,3}}){{{WRITTEN_OUT - 1},}}{DIGIT_WORD})", _no_other),
)
