"""Open any export: what the bytes are decides which reader has it."""

from pathlib import Path

from .custody import Custody, take
from .delimited import open_delimited
from .encodings import as_utf8
from .export import Export, How
from .kinds import HEAD, binary_kind, text_kind


def open_export(path: Path, how: How, scratch: Path) -> Export:
    """Open the file at `path`, copied into `scratch`; its header is known then, its rows are not read yet.

    InputRefusedError, one line with what is wrong and what to do, where the file can't be an export.
    """
    custody = take(path, how, scratch)
    kind = binary_kind(custody)
    if kind == "xlsx":
        from .workbook import open_workbook

        return open_workbook(custody, how)
    if kind == "parquet":
        from .parquet import open_parquet

        return open_parquet(custody, how)
    return _open_text(custody, how)


def _open_text(custody: Custody, how: How) -> Export:
    text = as_utf8(custody, how.encoding)
    with text.copy.open("rb") as stream:
        head = stream.read(HEAD).decode("utf-8", "replace")
    kind = text_kind(custody, head)
    if kind == "json":
        from .json_records import open_json

        return open_json(custody, text, how)
    if kind == "xes":
        from .xes import open_xes

        return open_xes(custody, text, how)
    return open_delimited(custody, text, how)
