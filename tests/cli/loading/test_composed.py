"""Only texts with a character that the composed form may change are put into it: no such character may be forgotten."""

import sys
import unicodedata

import duckdb
from plaint.loading.cells import UNCOMPOSED


def may_change(number):
    """By the standard's own data: changed alone, reordered among marks, or second of a pair that has a character of its own."""
    return unicodedata.normalize("NFC", chr(number)) != chr(number) or unicodedata.combining(chr(number)) > 0


def seconds():
    """Second characters of canonical pairs, and the vowels and finals of Hangul, which join by arithmetic."""
    pairs = (unicodedata.decomposition(chr(number)).split() for number in range(sys.maxunicode + 1))
    return {int(pair[1], 16) for pair in pairs if len(pair) == 2 and not pair[0].startswith("<")} | {
        *range(0x1161, 0x1176),
        *range(0x11A8, 0x11C3),
    }


def test_every_character_that_may_change_is_looked_at():
    every = {number for number in range(1, sys.maxunicode + 1) if not 0xD800 <= number < 0xE000}
    expected = {number for number in every if may_change(number)} | seconds()
    con = duckdb.connect()
    numbers = ", ".join(map(str, sorted(expected)))
    missed = con.execute(
        f"select number from (select unnest([{numbers}]) as number) where not regexp_matches(chr(number), $1)", [UNCOMPOSED]
    )
    # what the engine leaves as it is, alone and after a letter, needs no look: its Unicode may be older than Python's
    left = [number for (number,) in missed.fetchall()]
    forms = con.execute(
        "select nfc_normalize('o' || chr(number)), 'o' || chr(number) from (select unnest($1) as number)", [left or [65]]
    ).fetchall()
    assert len(expected) > 2000
    assert [one for one, same in forms if one != same] == []
    assert [hex(number) for number in left if unicodedata.combining(chr(number)) == 0] == []
