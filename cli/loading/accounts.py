"""What a load reports: an account of every file, what was refused, what was odd."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class FileAccount:
    """The account of one file: rows_read = rows_new + rows_changed + rows_same + rows_quarantined."""

    source: str
    file: str
    import_id: str
    rows_read: int
    rows_new: int
    rows_changed: int
    rows_same: int
    rows_quarantined: int
    encoding: str
    format: str
    warnings: tuple[str, ...] = ()
    reasons: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class LoadResult:
    """All files of a load; `refused` are (file, one-line reason)."""

    files: tuple[FileAccount, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
