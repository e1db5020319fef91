"""Look at export files and propose a plaint.toml: the preset of a known system, or a mapping with questions."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import InputRefusedError
from .loading.headers import Header
from .loading.presets import aliases_of, all_aliases, preset_names, read_preset
from .loading.schema import REQUIRED, columns_of
from .reading import How, open_export, written
from .recognition import known_preset

_TABLES = ("complaints", "events", "calls", "customers")
_ENOUGH = 2
OF_ONE_SYSTEM = "  # the list's name: its cases are meant; another name if it is another system"


@dataclass(frozen=True)
class Proposal:
    """What one kind of file seems to be: a preset, or a table with the columns found and those that are not clear."""

    files: tuple[Path, ...]
    preset: str = ""
    title: str = ""
    table: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A name for the source, made of the preset or the first file."""
        raw = self.preset or self.files[0].name.split(".")[0]
        return "".join(one if one.isalnum() else "_" for one in raw).strip("_").lower() or "source"


def propose(paths: Sequence[Path]) -> list[Proposal]:
    """One proposal for each kind of file; InputRefusedError where a file can't be read at all."""
    found: dict[Proposal, list[Path]] = {}
    for path in paths:
        if str(path) != written(path):
            raise InputRefusedError(f"{written(path)}: its name is no UTF-8, which settings can't hold; rename the file first")
        with tempfile.TemporaryDirectory(prefix="plaint-") as scratch:
            export = open_export(path, How(wanted=_all_known_names()), Path(scratch))
        preset = known_preset(export)
        seen = Proposal((), preset=preset.name, title=preset.title) if preset else _guessed(Header(export))
        found.setdefault(seen, []).append(path)
    return [Proposal(tuple(files), *_rest(seen)) for seen, files in found.items()]


def _rest(seen: Proposal) -> tuple[str, str, str, tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]]:
    return seen.preset, seen.title, seen.table, seen.columns, seen.missing, seen.left


def _all_known_names() -> frozenset[str]:
    names = {name for table in _TABLES for name in all_aliases(table)}
    return frozenset(names.union(*(read_preset(one).wanted() for one in preset_names())))


def _guessed(header: Header) -> Proposal:
    """The table whose usual column names the file has most of, with what it requires counting most."""
    return max((_as_table(header, table) for table in _TABLES), key=lambda one: (-len(one.missing), len(one.columns)))


def _as_table(header: Header, table: str) -> Proposal:
    taken: dict[str, str] = {}
    for ours in columns_of(table):
        theirs = header.first((ours, *aliases_of(table).get(ours, ())))
        if theirs and theirs not in taken.values():
            taken[ours] = theirs
    missing = tuple(name for name in REQUIRED[table] if name not in taken)
    left = tuple(name for name in header.names if name not in taken.values())
    return Proposal((), table=table, columns=tuple(taken.items()), missing=missing, left=left)


def settings_text(proposals: Sequence[Proposal], folder: Path, language: str, timezone: str = "") -> str:
    """A commented plaint.toml whose paths are relative to `folder`; questions stand as comments."""
    parts = [
        _HEAD.format(
            name=_quoted(folder.resolve().name or "Complaints"),
            language=language,
            timezone=_ZONE.format(timezone) if timezone else _ASK_ZONE,
        )
    ]
    for one, name in zip(proposals, _names(proposals), strict=True):
        parts.append(_source(one, name, folder))
    return "\n".join([*parts, _TAIL])


def _names(proposals: Sequence[Proposal]) -> list[str]:
    """A name for each; what hangs on the only list of complaints (events, calls, customers) is of its system and bears its name."""
    lists = [one for one in proposals if one.table == "complaints"]
    seen: dict[str, int] = {}
    names = []
    for one in proposals:
        if len(lists) == 1 and one.table and one.table != "complaints":
            names.append(lists[0].name)
            continue
        seen[one.name] = seen.get(one.name, 0) + 1
        names.append(one.name if seen[one.name] == 1 else f"{one.name}_{seen[one.name]}")
    return names


def _source(one: Proposal, name: str, folder: Path) -> str:
    files = ", ".join(_quoted(_relative(path, folder)) for path in one.files)
    lines = ["[[sources]]", f"name = {_quoted(name)}" + ("" if name.startswith(one.name) else OF_ONE_SYSTEM)]
    if one.preset:
        lines += [f'preset = "{one.preset}"           # {one.title}', f"files = [{files}]"]
        return "\n".join(lines) + "\n"
    lines += [f'kind = "{one.table}"', f"files = [{files}]"]
    pairs = [f"  {ours} = {_quoted(theirs)}," for ours, theirs in one.columns]
    # An inline table may not span lines in TOML 1.0: the mapping is a table of its own.
    lines += [f"# Is this right? ours = theirs. {len(one.columns)} columns were recognised by their names."]
    lines += [f"# QUESTION: which column is {missing}? It is required." for missing in one.missing]
    if one.left:
        lines.append(f"# Kept as attributes, not mapped: {', '.join(one.left[:20])}")
    lines += ["[sources.columns]", *(pair.strip().rstrip(",") for pair in pairs)]
    return "\n".join(lines) + "\n"


def _relative(path: Path, folder: Path) -> str:
    absolute, base = path.resolve(), folder.resolve()
    return str(absolute.relative_to(base)) if absolute.is_relative_to(base) else str(absolute)


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def is_complete(proposals: Sequence[Proposal]) -> bool:
    """Whether the settings load the files with no edit."""
    return all(one.preset or (not one.missing and len(one.columns) >= _ENOUGH) for one in proposals)


def refused_or(proposals: Sequence[Proposal]) -> None:
    """InputRefusedError where nothing of a file could be recognised at all."""
    for one in proposals:
        if not one.preset and not one.columns:
            raise InputRefusedError(f"{one.files[0]}: none of its columns is known; see `plaint presets` and the README on [[sources]]")


_HEAD = """\
# Written by `plaint init`. The README explains every key.
[project]
name = {name}
language = "{language}"            # of the report: en or zh
{timezone}
"""
_ZONE = 'timezone = "{}"'
_ASK_ZONE = '# timezone = "Europe/Berlin"       # QUESTION: which zone are times without an offset in? Left out, they are read as UTC.'

_TAIL = """\
# Which office a team belongs to, so that hand-offs have a direction. Patterns with *; the longest that matches wins.
# [teams]
# front = ["*"]
# back = ["* 2nd", "* 3rd"]

# Service limits; left out, the defaults hold: first contact in 24 h (general), 8 h (urgent), 4 h (very urgent).
# [[limits]]
# when = { severity = "urgent" }
# first_contact = "8h"
# resolution = "3d"

# What makes `plaint check` end with 1.
# [[gates]]
# measure = "sla_by_clock"
# column = "breach_share"
# where = "clock = 'first_contact'"
# max = 0.05
"""
