"""Where a sentence begins and ends in a folded text."""

_FAR = 300  # characters: what is further off is another thought, whatever the marks say
_ENDS = "!?;。\n"


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around [start, end): from after the last mark that ends one to the next such mark."""
    first = start
    while first > max(0, start - _FAR) and not _ends_at(text, first - 1):
        first -= 1
    last = max(end, 1)
    if not _ends_at(text, last - 1):
        while last < min(len(text), end + _FAR) and not _ends_at(text, last):
            last += 1
    return first, min(last + 1, len(text))


def _ends_at(text: str, place: int) -> bool:
    mark = text[place]
    if mark in _ENDS:
        return True
    if mark != ".":
        return False
    after = text[place + 1 : place + 2]
    before = text[max(0, place - 3) : place]
    return not after.isalnum() and not before.endswith((" mr", " ms", "mrs", " dr", " no", "ref", "tel", "e.g", "i.e"))
