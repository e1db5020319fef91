"""Where in a TOML text a key stands, so that an error can name its line."""

import re

_HEADER = re.compile(r"^\s*(?P<open>\[\[?)\s*(?P<name>[^\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*(?P<key>(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_INLINE = r"""(?:^|[{{,\s]){key}\s*="""

Path = tuple[str | int, ...]
"""Keys and, in arrays of tables, places from 0: ("sources", 1, "columns", "due_at")."""


def line_of(text: str, path: Path) -> int:
    """The line (1 = first) of the deepest part of `path` that can be found; 1 where nothing can."""
    best_depth, best_line = 0, 1
    for line, found in _keys(text):
        depth = _common(found, path)
        if depth == len(found) and depth > best_depth:
            best_depth, best_line = depth, line
    return _inside(text, best_line, path[best_depth:])


def _keys(text: str) -> list[tuple[int, Path]]:
    """Every header and key of the text with its line and its whole path."""
    found: list[tuple[int, Path]] = []
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _HEADER.match(line):
            table = _split(match["name"])
            if match["open"] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            elif table[:1] in counts and len(table) > 1:
                table = (table[0], counts[table[:1]], *table[1:])
            found.append((number, table))
        elif match := _KEY.match(line):
            found.append((number, (*table, *_split(match["key"]))))
    return found


def _split(dotted: str) -> Path:
    parts = re.findall(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""", dotted)
    return tuple(part.strip("\"'") for part in parts)


def _common(found: Path, wanted: Path) -> int:
    depth = 0
    for have, want in zip(found, wanted, strict=False):
        if have != want:
            break
        depth += 1
    return depth


def _inside(text: str, line: int, rest: Path) -> int:
    """Go on from `line` to the first later line (of the same value) that holds an inline key of `rest`."""
    names = [part for part in rest if isinstance(part, str)]
    lines = text.splitlines()
    for name in names:
        quoted = rf"""(?:{re.escape(name)}|"{re.escape(name)}"|'{re.escape(name)}')"""
        pattern = re.compile(_INLINE.format(key=quoted))
        for number in range(line, len(lines) + 1):
            if number > line and (_HEADER.match(lines[number - 1])):
                break
            if pattern.search(lines[number - 1]):
                line = number
                break
    return line
