"""Find columns of a file by the names that a mapping knows: width, case, spaces and punctuation do not matter."""

from collections.abc import Iterable
from difflib import get_close_matches

from ..reading import Export
from ..reading.heading import STAGED, normal

MOST, LONGEST = 30, 40
"""Columns that a line names, and characters of each."""


class Header:
    """The columns of one file, to be asked by name."""

    def __init__(self, export: Export) -> None:
        """Take the file's columns, as the reader made them unique."""
        self.file = export.file
        self.repeated = {normal(name) for name in export.repeated}
        self._name(export.header)

    def _name(self, names: tuple[str, ...]) -> None:
        self.names = names
        self._exact = set(names)
        self._loose: dict[str, list[str]] = {}
        for name in names:
            self._loose.setdefault(normal(name) or name, []).append(name)
        for own in STAGED:  # a column of the file that had to give way to one of ours is still found by its name
            yielded = [name for name in names if name.casefold() == f"{own} (2)"]
            self._loose.setdefault(own, yielded)

    def reshaped(self, names: tuple[str, ...]) -> "Header":
        """The header of the rows that a preset makes of the file's rows."""
        self._name(names)
        return self

    def find(self, name: str) -> str | None:
        """The file's column of that name; the exact one where several differ only in what does not matter."""
        if name in self._exact:
            return name
        found = self._loose.get(normal(name) or name, [])
        return found[0] if found else None

    def first(self, names: Iterable[str]) -> str | None:
        """The first of the names that the file has."""
        return next((found for name in names if (found := self.find(name))), None)

    def has_all(self, names: Iterable[str]) -> bool:
        """Whether the file has each of the names."""
        return all(self.find(name) for name in names)

    def is_ambiguous(self, name: str) -> bool:
        """Whether the column stood more than once, so that which is meant can't be known."""
        return normal(name) in self.repeated or (name not in self._exact and len(self._loose.get(normal(name), [])) > 1)

    def near(self, names: Iterable[str]) -> str | None:
        """The file's column whose name comes closest to one of the names."""
        by_normal = {normal(name): name for name in self.names}
        for name in names:
            close = get_close_matches(normal(name), by_normal, n=1, cutoff=0.5)
            if close:
                return by_normal[close[0]]
        return None

    def children(self, name: str) -> tuple[str, ...]:
        """The columns that a nested JSON value of this column was flattened to."""
        return tuple(one for one in self.names if one.startswith(f"{name}."))

    def shown(self) -> str:
        """The columns for a line to a person: not all, cut, and masked, as a row of data may stand where the header should."""
        from ..words.personal import mask

        names = [name if len(name) <= LONGEST else name[:LONGEST] + "…" for name in self.names[:MOST]]
        return mask(", ".join(names)) + (", …" if len(self.names) > MOST else "")
