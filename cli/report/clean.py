"""Whole columns of texts made fit to leave the house: masked, without control codes; only doubtful texts one by one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..words.personal import WORTH_A_LOOK
from .masking import PSEUDONYMS, Masking, stays

if TYPE_CHECKING:
    import pyarrow as pa

_STAMP = r"(^|[a-z:;,(→] ?)20\d\d-[01]\d-[0-3]\d(?:[ T][0-2]\d:[0-5]\d(?::[0-5]\d)?)?\b"
"""A day, with or without the time of day, after a word or a mark: no number of a person's."""
_BIRTH = r"birth|born|dob"
_NO_FORMULA = "^(?:[0-9A-Za-z一-鿿]|$)"
"""Starts that no spreadsheet takes for a formula."""


def clean(name: str, column: "pa.ChunkedArray", masking: Masking) -> "pa.ChunkedArray":
    """The texts of column `name`, masked where its name does not exempt it and free of control codes."""

    def is_safe(words: "pa.Array") -> "pa.Array":
        import pyarrow.compute as pc

        printable = pc.utf8_is_printable(words)
        if name in PSEUDONYMS:
            return pc.equal(words, "")
        return printable if masking.unmask or stays(name) else pc.and_(printable, without_numbers(words))

    return each_text(column, lambda text: masking.text(name, text), is_safe)


def harmless(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """The texts with a `'` before those that a spreadsheet could take for a formula."""
    import pyarrow.compute as pc

    from ..defusing import defused

    return each_text(column, defused, lambda words: pc.match_substring_regex(words, _NO_FORMULA))


def without_numbers(words: "pa.Array") -> "pa.Array":
    """Whether a text surely holds no personal data: plain letters, and nothing that the search would look at."""
    import pyarrow.compute as pc

    without_days = pc.replace_substring_regex(pc.ascii_lower(words), _STAMP, r"\1x")
    doubtful = pc.match_substring_regex(without_days, f"{WORTH_A_LOOK}|{_BIRTH}")
    return pc.and_(pc.string_is_ascii(words), pc.invert(doubtful))


def each_text(column: "pa.ChunkedArray", change: Callable[[str], str], is_safe: Callable[["pa.Array"], "pa.Array"]) -> "pa.ChunkedArray":
    """The column with every distinct text changed once, those that are safe left as they are."""
    import pyarrow as pa
    import pyarrow.compute as pc

    coded = column.combine_chunks().dictionary_encode()
    coded = coded.chunk(0) if isinstance(coded, pa.ChunkedArray) else coded
    words = coded.dictionary
    doubtful = pc.invert(is_safe(words))
    if not pc.any(doubtful).as_py():
        return column
    changed = pa.array([change(text) for text in words.filter(doubtful).to_pylist()], type=pa.string())
    return pa.chunked_array([pc.replace_with_mask(words, doubtful, changed).take(coded.indices)])
