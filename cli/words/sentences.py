"""Where a sentence begins and ends in a folded text (UTF-8)."""

import re
from bisect import bisect_left, bisect_right

_FAR = 300  # characters: what is further off is another thought, whatever the marks say
# A full stop ends one unless a letter or digit follows (3.50, example.com) or an abbreviation stands before.
_ENDS = re.compile(
    rb"[!?;\n]|\xe3\x80\x82|(?<! mr)(?<! ms)(?<!mrs)(?<! dr)(?<! no)(?<!ref)(?<!tel)(?<!e\.g)(?<!i\.e)\."
    rb"(?![0-9a-z\xc3-\xdf\xe1\xe4-\xed]|\xe3[\x81-\xbf])"
)


class Sentences:
    """The sentences of one text; offsets are bytes."""

    def __init__(self, data: bytes) -> None:
        """Take the folded text."""
        self.data = data
        self._ends = [match.end() for match in _ENDS.finditer(data)]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around [start, end): from after the last mark that ends one to the next such mark."""
        before = bisect_right(self._ends, start)
        first = self._ends[before - 1] if before else 0
        after = bisect_left(self._ends, end)
        last = self._ends[after] if after < len(self._ends) else len(self.data)
        return self._near_start(first, start), self._near_end(end, last)

    def _near_start(self, first: int, start: int) -> int:
        return first if start - first <= _FAR else start - len(back(self.data[first:start], _FAR))

    def _near_end(self, end: int, last: int) -> int:
        return last if last - end <= _FAR else end + len(ahead(self.data[end:last], _FAR + 1))


def back(data: bytes, characters: int) -> bytes:
    """The last `characters` of UTF-8 text."""
    return data if len(data) <= characters else data.decode(errors="ignore")[-characters:].encode()


def ahead(data: bytes, characters: int) -> bytes:
    """The first `characters` of UTF-8 text."""
    return data if len(data) <= characters else data.decode(errors="ignore")[:characters].encode()
