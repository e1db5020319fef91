"""What is known of one column before its rows are typed, and the conditions that its cells are held to."""

from dataclasses import dataclass, field

from .fields import literal
from .times import TimeRule
from .values import folded

FIRST_SANE, LAST_SANE = "1980-01-01", "2100-01-01"
"""Times outside are never real: sentinels, epochs, slips. Future times inside are kept and flagged as data quality."""
BLANKS = "' \u3000\xa0\t'"
FLOAT_ID = r"-?[0-9]+\.0|-?[0-9](\.[0-9]+[eE]\+?|[eE]\+)[0-9]+"

UNCOMPOSED = (
    r"[\p{M}\x{0374}\x{037E}\x{0387}\x{0958}-\x{095F}\x{09DC}-\x{09DF}\x{0A33}-\x{0A5E}\x{0B5C}\x{0B5D}\x{0F40}-\x{0FBF}\x{1100}-\x{11FF}"
    r"\x{1F00}-\x{1FFF}\x{2000}\x{2001}\x{2126}\x{212A}\x{212B}\x{2329}\x{232A}\x{2ADC}\x{F900}-\x{FAFF}\x{FB1D}-\x{FB4F}"
    r"\x{1D15E}-\x{1D1C0}\x{2F800}-\x{2FA1F}]"
)
"""Every character that the composed form (NFC) may change or join to the one before it; a text without one is composed already."""


@dataclass
class Typed:
    """SQL of one column: `value` in its own type; `bad` a condition, `reason` a text, for a cell that can't be used.

    `local` is a naive local time, which still has to be moved to UTC. `late` says the same as `bad`, of the converted
    columns (x, x local, x raw, x nested), so that no cell is parsed twice.
    """

    ours: str
    value: str
    join: str = ""
    bad: str = ""
    late: str = ""
    reason: str = ""
    expected: str = ""
    local: str = ""
    is_naive: bool = False  # times without an offset were met
    unknown: dict[str, int] = field(default_factory=dict)  # words that the mapping does not know, times met


@dataclass(frozen=True)
class Rules:
    """What settings and preset say about values."""

    times: TimeRule
    decimal: str | None
    file: str


UNCLEAN = (
    "strlen({raw}) <> length({raw}) or starts_with({raw}, ' ') or ends_with({raw}, ' ') or contains({raw}, '  ') "
    "or contains({raw}, chr(9)) or contains({raw}, chr(10)) or contains({raw}, chr(13)) or contains({raw}, '=\"')"
)
"""Texts that a normalisation may change: all others are taken as they are."""


def listed(words: tuple[str, ...]) -> str:
    """An SQL list of words."""
    return f"({', '.join(map(literal, words))})"


def either(one: str, other: str) -> str:
    """One condition or the other; the first may be empty."""
    return f"({one} or {other})" if one else other


def not_null_word(raw: str, nulls: tuple[str, ...]) -> str:
    """The cell holds more than a word that means nothing."""
    # neither `in` nor list_contains: DuckDB makes a join of those, for all rows, where this is asked of the few without a value
    return f"not list_has_any([{', '.join(map(literal, nulls))}], [lower(trim({raw}, {BLANKS}))])"


def is_one_of(raw: str, words: tuple[str, ...]) -> str:
    """The cell holds one of the words, as they are written or in plain width; case and outer spaces do not matter."""
    forms = tuple(dict.fromkeys(form for word in words for form in (word.strip().lower(), folded(word))))
    return f"lower(trim({raw}, {BLANKS})) in {listed(forms)}"


def failed(raw: str, value: str, nulls: tuple[str, ...]) -> str:
    """There is a text that means something, and no value came of it."""
    return f"({raw} is not null and case when {value} is null then {not_null_word(raw, nulls)} else false end)"


def failed_late(ours: str, nulls: tuple[str, ...], *, is_time: bool) -> str:
    """As `failed`, of the converted columns."""
    value = f'coalesce("{ours}", "{ours} local")' if is_time else f'"{ours}"'
    return failed(f'"{ours} raw"', value, nulls)
