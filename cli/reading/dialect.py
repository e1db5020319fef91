"""How fields are told apart, and a parser that takes one row line by line."""

from dataclasses import dataclass

from .export import MEBIBYTE, How


@dataclass(frozen=True)
class Dialect:
    """How fields are told apart; an empty quote means that there are none."""

    delimiter: str
    quote: str = '"'
    line_end: str = "\n"
    max_cell: int = MEBIBYTE

    @classmethod
    def of(cls, delimiter: str, line_end: str, how: How) -> "Dialect":
        """The dialect that was found, with what was declared."""
        quote = '"' if how.quote is None else how.quote
        return cls(delimiter, quote, line_end, how.max_cell)


class RowParser:
    """Takes a row line by line and knows whether a quote is still open."""

    def __init__(self, dialect: Dialect, *, lenient: bool = False) -> None:
        """Begin a row; `lenient` takes Asterisk's doubled quotes."""
        self.dialect = dialect
        self.lenient = lenient
        self.fields: list[str] = []
        self.parts: list[str] | None = None
        self.held = 0

    def feed(self, line: str) -> str:
        """Take one more line; gives "closed", "open" or "bad" (text after a closing quote)."""
        body = line.removesuffix("\r") if self.dialect.line_end == "\n" else line
        delimiter, quote, at = self.dialect.delimiter, self.dialect.quote, 0
        while True:
            if self.parts is not None or (quote and body.startswith(quote, at)):
                at = self._quoted(body, at, line[len(body) :] + self.dialect.line_end)
                if at < 0:
                    return "open" if self.parts is not None else "bad"
                if at == len(body):
                    return "closed"
                at += len(delimiter)
                continue
            end = body.find(delimiter, at)
            if end < 0:
                self.fields.append(body[at:])
                return "closed"
            self.fields.append(body[at:end])
            at = end + len(delimiter)

    def _quoted(self, body: str, at: int, line_end: str) -> int:
        """Read on in a quoted field; gives where it ended, or -1 for an open field or text after it."""
        quote = self.dialect.quote
        if self.lenient and self.parts is None:
            end = self._doubled(body, at)
            if end > 0:
                return end
        if self.parts is None:
            self.parts, at = [], at + len(quote)
        while True:
            end = body.find(quote, at)
            if end < 0:
                self.parts.append(body[at:] + line_end)
                self.held += len(self.parts[-1])
                return -1
            if not body.startswith(quote, end + 1):
                break
            self.parts.append(body[at : end + 1])
            at = end + 2
        self.fields.append("".join([*self.parts, body[at:end]]))
        self.parts = None
        after = end + 1
        return after if after == len(body) or body.startswith(self.dialect.delimiter, after) else -1

    def _doubled(self, body: str, at: int) -> int:
        """Asterisk writes `""Caller 1" <115>"`: a field that begins with two quotes and goes on.

        It is taken up to the quote that a delimiter or the line's end follows; gives the place after it, or 0.
        """
        quote, delimiter = self.dialect.quote, self.dialect.delimiter
        inner = at + len(quote) * 2
        ends = inner >= len(body) or body.startswith((quote, delimiter), inner)
        if ends or not body.startswith(quote * 2, at):
            return 0
        end = inner
        while (end := body.find(quote, end)) >= 0:
            after = end + len(quote)
            if after == len(body) or body.startswith(delimiter, after):
                self.fields.append(body[at + len(quote) : end])
                return after
            end = after
        return 0
