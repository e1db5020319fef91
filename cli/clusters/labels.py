"""A cluster's label: its own most distinctive words, pieces of one Chinese word put together again."""

SHOWN = 5


def label(terms: list[str]) -> str:
    """The label of `terms`, most distinctive first: overlapping Chinese pairs joined, words inside a longer term left out."""
    joined: list[str] = []
    for term in terms:
        for place, known in enumerate(joined):
            grown = _joined(known, term)
            if grown:
                joined[place] = grown
                break
        else:
            joined.append(term)
    return " · ".join(_longest(joined)[:SHOWN])


def _joined(known: str, term: str) -> str | None:
    """`known` with `term` in front or behind where they overlap by a Chinese character; None where they do not."""
    if " " in known + term or known.isascii() or term.isascii():
        return None
    if term in known:
        return known
    if known[-1] == term[0]:
        return known + term[1:]
    return term[:-1] + known if term[-1] == known[0] else None


def _longest(terms: list[str]) -> list[str]:
    """Without terms whose words all stand in another, longer one."""
    words = [set(term.split()) for term in terms]
    return [term for place, term in enumerate(terms) if not any(words[place] < other for other in words)]
