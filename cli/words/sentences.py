"""Where a sentence begins and ends in a folded text (UTF-8)."""

import re
from bisect import bisect_left, bisect_right
from typing import Any

_FAR = 300  # characters: what is further off is another thought, whatever the marks say
_MARKS = re.compile(rb"[!?;\n.\xe3]")  # one class is quicker to look for than what each of them needs beside it
_FULL_STOP = b"\xe3\x80\x82"
_GOES_ON = re.compile(rb"[0-9a-z\xc3-\xdf\xe1\xe4-\xed]|\xe3[\x81-\xbf]")  # a letter or digit after a dot: 3.50, example.com
_SHORTENED = (b" mr", b" ms", b"mrs", b" dr", b" no", b"ref", b"tel", b"e.g", b"i.e")


class Sentences:
    """The sentences of one text; offsets are bytes."""

    def __init__(self, data: bytes) -> None:
        """Take the folded text."""
        self.data = data
        self._found: dict[int, Any] = {}
        self._ends = [end for match in _MARKS.finditer(data) if (end := _end(data, match.start()))]

    def of_whole(self, any_of: Any) -> Any:  # noqa: ANN401  re2 has no types
        """What patterns find in the whole text; looked for once, however many hits ask."""
        if id(any_of) not in self._found:
            self._found[id(any_of)] = any_of.search(self.data)
        return self._found[id(any_of)]

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


def _end(data: bytes, place: int) -> int:
    """Where the sentence ends that the mark at `place` closes; 0 where it closes none."""
    mark = data[place]
    if mark == _FULL_STOP[0]:
        return place + len(_FULL_STOP) if data.startswith(_FULL_STOP, place) else 0
    if mark == ord(".") and (_GOES_ON.match(data, place + 1) or data.endswith(_SHORTENED, 0, place)):
        return 0
    return place + 1


def back(data: bytes, characters: int) -> bytes:
    """The last `characters` of UTF-8 text."""
    return data if len(data) <= characters else data.decode(errors="ignore")[-characters:].encode()


def ahead(data: bytes, characters: int) -> bytes:
    """The first `characters` of UTF-8 text."""
    return data if len(data) <= characters else data.decode(errors="ignore")[:characters].encode()
