"""The files of a source: patterns, folders, single files, standard input."""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from glob import glob, has_magic
from itertools import takewhile
from pathlib import Path

from ..errors import UsageError
from ..settings import SettingsFile, Source

Only = Mapping[str, tuple[Path, ...]]


@dataclass(frozen=True)
class Found:
    """A source with its files in the order of loading, the patterns that match nothing, and what is not taken: name and reason."""

    source: Source
    files: tuple[Path, ...]
    missing: tuple[str, ...]
    strayed: tuple[tuple[str, str], ...] = ()


def find(settings: SettingsFile, only: Only | None) -> list[Found]:
    """The sources to load, or `only` these with the files given (none = their own); UsageError for one that the settings lack."""
    sources = settings.settings.sources
    if only is None:
        return [_found(settings, source) for source in sources]
    made = []
    for name, paths in only.items():
        entries = [source for source in sources if source.name == name]
        if not entries:
            known = ", ".join(dict.fromkeys(source.name for source in sources)) or "none"
            raise UsageError(f"{settings.path.name} has no source {name!r}; it has {known}")
        made += [_listed(_entry_for(path, entries), [(str(path), path)]) for path in paths]
        made += [] if paths else [_found(settings, entry) for entry in entries]
    return made


def _entry_for(path: Path, entries: list[Source]) -> Source:
    """Of the entries that share a source's name, the one whose file patterns the file's name fits."""
    if len(entries) == 1:
        return entries[0]
    fitting = [one for one in entries if any(fnmatch(path.name, Path(pattern).name) for pattern in one.files)]
    if len(fitting) != 1:
        patterns = ", ".join(Path(pattern).name for one in entries for pattern in one.files)
        raise UsageError(
            f"{path}: source {entries[0].name!r} has {len(entries)} kinds of export, and the file's name does not tell which "
            f"this is; name it like one of {patterns}"
        )
    return fitting[0]


def _found(settings: SettingsFile, source: Source) -> Found:
    matched: list[tuple[str, Path]] = []
    missing, strayed = [], []
    for pattern in source.files:
        path = settings.folder / pattern
        if pattern == "-" or not has_magic(pattern) or path.exists():
            matched.append((pattern, Path("-") if pattern == "-" else path))
            continue
        hits = sorted(glob(str(path), recursive=True))  # noqa: PTH207  patterns may be absolute
        named = Path(*takewhile(lambda part: not has_magic(part), path.parts)).resolve()
        for hit in hits:
            if Path(hit).parent.resolve().is_relative_to(named):
                matched.append((pattern, Path(hit)))
            else:
                strayed.append((hit, f"{hit}: a linked folder leads out of {named}; name its true place in the source's files"))
        if not hits:
            missing.append(pattern)
    found = _listed(source, matched)
    return Found(source, found.files, (*missing, *found.missing), tuple(strayed))


def _listed(source: Source, paths: list[tuple[str, Path]]) -> Found:
    """Folders become the files in them; each file once."""
    files: list[Path] = []
    missing = []
    for pattern, path in paths:
        if path.is_dir() and str(path) != "-":
            inside = sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
            files += inside
            if not inside:
                missing.append(pattern)
        else:
            files.append(path)
    return Found(source, tuple(dict.fromkeys(files)), tuple(missing))
