"""Tell by its columns, or by its first row where it has no header, which system a file comes from."""

import re

from .loading.headers import Header
from .loading.presets import Kind, Preset, preset_names, read_preset
from .reading import Export

_GENERIC = {"complaint_list", "call_log"}
"""Presets that only name usual columns: a mapping says more."""
_NUMBERED = re.compile(r" \([0-9]+\)$")
"""What the reader puts behind a name that stood before."""


def known_preset(export: Export) -> Preset | None:
    """The preset that knows most of the file's columns, of those that recognise it; None where none does."""
    if export.format == "xes":
        return read_preset("xes")
    header = Header(export)
    fitting = []
    for name in preset_names():
        preset = read_preset(name)
        for kind in preset.kinds if name not in _GENERIC else ():
            signs = [sign for sign in (kind.recognise, *kind.signs) if sign and header.has_all(sign)]
            if signs:
                known = {found for one in preset.wanted() if (found := header.find(one))}
                fitting.append((max(map(len, signs)), len(known), name))
            elif _looks_like(export.header, kind):
                fitting.append((len(kind.looks), len(export.header), name))
    return read_preset(max(fitting)[2]) if fitting else None


def _looks_like(first_row: tuple[str, ...], kind: Kind) -> bool:
    """Whether what was taken for a header is a row of a kind that has none."""
    if not kind.looks or len(first_row) * 2 < len(kind.header):
        return False
    cells = dict(zip(kind.header, (_NUMBERED.sub("", cell) for cell in first_row), strict=False))
    return all(re.fullmatch(pattern, cells.get(name, "")) for name, pattern in kind.looks.items())
