"""Cut physical lines into rows by RFC 4180; after an unclosed quote, go on at the next line."""

from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from .dialect import Dialect, RowParser
from .lines import CutLine

BLANKS = " \t\u3000\xa0\r"
NOT_WIDE = ("", "too_few_fields", "too_many_fields")


class Row(NamedTuple):
    """One row as met: its first line's number, how many lines it spans, its fields or why it has none."""

    line: int
    span: int
    fields: list[str]
    reason: str
    raw: list[str | bytes]

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing: no field, or empty ones only, as spreadsheets write below their last row."""
        return self.reason in NOT_WIDE and not any(field and field.strip(BLANKS) for field in self.fields)


def rows(lines: Iterator[str | bytes], dialect: Dialect, width: int | None = None) -> Iterator[Row]:
    """Cut lines into rows; with `width` given, a row of another width carries the reason.

    Every line is in exactly one row. A line of spaces is a row without fields and without a reason.
    """
    ahead: deque[str | bytes] = deque()
    number, blanks = 1, BLANKS.replace(dialect.delimiter, "")
    source = iter(lines)
    while True:
        line = ahead.popleft() if ahead else next(source, None)
        if line is None:
            return
        if isinstance(line, bytes) or "\0" in line or (dialect.quote and dialect.quote in line):
            row = _row(line, number, (ahead, source), (dialect, width))
            for _ in range(row.span - 1):
                ahead.popleft()
        elif not line or (line[0] in blanks and not line.strip(blanks)):
            row = Row(number, 1, [], "", [line])
        else:
            body = line.removesuffix("\r") if dialect.line_end == "\n" else line
            fields = body.split(dialect.delimiter)
            row = Row(number, 1, fields, _judged(fields, width, dialect, len(line)), [line])
        yield row
        number += row.span


def _row(
    line: str | bytes,
    number: int,
    more: tuple[deque[str | bytes], Iterator[str | bytes]],
    shape: tuple[Dialect, int | None],
) -> Row:
    """A row that needs care; lines that it looks at beyond the first stay in `more`'s deque."""
    dialect, width = shape
    if isinstance(line, bytes):
        return Row(number, 1, [], "line_too_long" if isinstance(line, CutLine) else "does_not_decode", [line])
    parser, taken = RowParser(dialect), [line]
    state = parser.feed(line)
    while state == "open":
        following = _peek(more, len(taken) - 1)
        too_wide = width is not None and len(parser.fields) >= width
        if not isinstance(following, str) or parser.held > dialect.max_cell or too_wide:
            break
        taken.append(following)
        state = parser.feed(following)
    if state == "closed":
        reason = _judged(parser.fields, width, dialect, parser.held + len(taken[-1]))
        if any("\0" in text for text in taken if isinstance(text, str)):
            reason = "nul_character"
        if not reason or len(taken) == 1 or not _stands_alone(taken[1], dialect, width):
            return Row(number, len(taken), parser.fields, reason, [*taken])
    lenient = _lenient(line, dialect, width)
    if lenient and state != "closed":
        return Row(number, 1, lenient, "", [line])
    reason = "nul_character" if "\0" in line else "text_after_quote" if state == "bad" and len(taken) == 1 else ""
    return Row(number, 1, [], reason or "unclosed_quote", [line])


def _peek(more: tuple[deque[str | bytes], Iterator[str | bytes]], index: int) -> str | bytes | None:
    ahead, source = more
    if len(ahead) <= index:
        ahead.extend(islice(source, index + 1 - len(ahead)))
    return ahead[index] if index < len(ahead) else None


def _judged(fields: list[str], width: int | None, dialect: Dialect, length: int) -> str:
    """Why fields that were cut from `length` characters can't be a row; "" where they can."""
    if width is not None and len(fields) != width:
        return "too_few_fields" if len(fields) < width else "too_many_fields"
    if length > dialect.max_cell and any(len(field) > dialect.max_cell for field in fields):
        return "cell_too_long"
    return ""


def _stands_alone(line: str | bytes, dialect: Dialect, width: int | None) -> bool:
    """Whether a line is a row of the right width by itself, so that the row before it had swallowed it."""
    if not isinstance(line, str) or width is None:
        return False
    parser = RowParser(dialect)
    return parser.feed(line) == "closed" and len(parser.fields) == width


def _lenient(line: str, dialect: Dialect, width: int | None) -> list[str] | None:
    """The fields of a line with Asterisk's quoting, where it then has exactly the header's width; else None."""
    if width is None or dialect.quote * 2 not in line:
        return None
    parser = RowParser(dialect, lenient=True)
    return parser.fields if parser.feed(line) == "closed" and len(parser.fields) == width else None
