"""Find the delimiter and the header row below title rows, and make column names that are unique."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import InputRefusedError
from .dialect import Dialect
from .export import How
from .tokens import Row, rows

DELIMITERS = (",", "\t", ";", "|")
LOOKALIKES = {"，": "full-width comma", "；": "full-width semicolon", "、": "enumeration comma", "｜": "full-width bar"}
SEARCHED = 20
MOST = 0.8
STAGED = ("line", "legs")
"""Names that staged rows have for themselves: the line's number, and how many rows of the file each was made of."""


@dataclass(frozen=True)
class Columns:
    """Unique names for a header's cells, and which names stood more than once."""

    names: tuple[str, ...]
    repeated: frozenset[str]


def normal(name: str) -> str:
    """A column name without what exports differ in: width, case, spaces, punctuation."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isalnum())


def columns(cells: Sequence[str]) -> Columns:
    """Trim the cells, name the unnamed `column N`, and make a second `a` into `a (2)`.

    Names that differ only in case count as the same, as they do in the database; so do those that staged rows
    have for themselves.
    """
    trimmed = [re.sub(r"[\x00-\x1f\x7f]+", " ", cell).strip("\ufeff\u200b \u3000\xa0") for cell in cells]
    stood = Counter(cell.lower() for cell in trimmed if cell)
    used, names = {*STAGED}, []
    for place, cell in enumerate(trimmed, 1):
        base = name = cell or f"column {place}"
        number = 2
        while name.lower() in used or (name != base and name.lower() in stood):
            name, number = f"{base} ({number})", number + 1
        used.add(name.lower())
        names.append(name)
    return Columns(tuple(names), frozenset(cell for cell in trimmed if stood[cell.lower()] > 1))


def find_row(met: Sequence[Sequence[str]], wanted: frozenset[str]) -> int | None:
    """Which of the first rows is the header: the one with the most wanted names, else the first full one.

    None where all of them are empty. A title row has fewer than half of the cells that rows usually have.
    """
    first = [[cell.strip() for cell in cells] for cells in met[:SEARCHED]]
    names = {normal(name) for name in wanted}
    hits = [len({normal(cell) for cell in cells if cell} & names) for cells in first]
    if hits and max(hits) > 1:
        return hits.index(max(hits))
    filled = [sum(map(bool, cells)) for cells in first]
    widths = Counter(len(cells) for cells, full in zip(first, filled, strict=True) if full)
    if not widths:
        return None
    usual = max(widths, key=lambda width: (widths[width], width))
    return next((at for at, full in enumerate(filled) if full and full >= usual / 2), filled.index(max(filled)))


@dataclass(frozen=True)
class Heading:
    """The dialect, and the header row (None: the file has none and its columns were declared)."""

    dialect: Dialect
    row: Row | None
    cells: tuple[str, ...]


def find(lines: Sequence[str | bytes], line_end: str, how: How) -> Heading:
    """Decide delimiter and header row by the first lines; InputRefusedError says what is missing, without the file."""
    candidates = [how.delimiter] if how.delimiter else DELIMITERS
    found = [heading for mark in candidates if (heading := _by(mark, lines, line_end, how))]
    if not found:
        raise InputRefusedError("no header row: the file has only blank lines; export it again")
    best = max(found, key=lambda heading: _score(heading, lines, how))
    if len(best.cells) == 1 and not how.delimiter and not (how.header or _is_wanted(best.cells[0], how)):
        raise InputRefusedError(_about_one_column(best.cells[0]))
    if len(best.cells) > how.max_columns:
        raise InputRefusedError(f"the header has {len(best.cells)} columns, more than the limit of {how.max_columns}")
    return best


def _by(delimiter: str, lines: Sequence[str | bytes], line_end: str, how: How) -> Heading | None:
    dialect = Dialect.of(delimiter, line_end, how)
    if how.header is not None:
        return Heading(dialect, None, how.header)
    met = [row for row in rows(iter(lines), dialect) if row.fields]
    at = find_row([row.fields for row in met], how.wanted)
    return None if at is None else Heading(dialect, met[at], tuple(met[at].fields))


def _score(heading: Heading, lines: Sequence[str | bytes], how: How) -> tuple[int, bool, int, float, int]:
    """Wanted names found, whether most rows have the header's width, how early it stands, that share, its columns."""
    width, below = len(heading.cells), heading.row.line if heading.row else 0
    met = [row for row in rows(iter(lines[below:]), heading.dialect) if row.fields]
    fitting = sum(len(row.fields) == width for row in met) / max(len(met), 1) if width > 1 else 0.0
    named = sum(_is_wanted(cell, how) for cell in heading.cells) if heading.row else 0
    return (named if named > 1 else 0), fitting >= MOST, -below, fitting, width


def _is_wanted(cell: str, how: How) -> bool:
    return normal(cell) in {normal(name) for name in how.wanted}


def _about_one_column(cell: str) -> str:
    lookalike = next((name for mark, name in LOOKALIKES.items() if cell.count(mark) > 1), None)
    if lookalike:
        return f"the header is divided by the {lookalike}, which is no usual delimiter; declare it (delimiter = …)"
    from ..words.personal import mask  # a row of data may stand where the header should

    return f"no delimiter found in the header {mask(cell)[:60]!r}; declare it (delimiter = …) or export as CSV"
