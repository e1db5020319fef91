"""Parquet: all columns as text, exactly; what the file says of their types is kept."""

import struct
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from . import heading
from .custody import Custody
from .export import Account, Export, Facts, How
from .json_values import as_json
from .reasons import REASONS
from .staging import Reject, Stager

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

BATCH_ROWS = 8_192


def open_parquet(custody: Custody, how: How) -> "ParquetExport":
    """Check the footer and take the schema; InputRefusedError for damaged and for empty files."""
    import pyarrow as pa
    from pyarrow import parquet

    _check_footer(custody)
    try:
        with parquet.ParquetFile(custody.copy) as file:
            rows, schema = file.metadata.num_rows, file.schema_arrow
    except (pa.ArrowException, OSError) as error:
        raise custody.refuse(f"the Parquet file is damaged ({str(error)[:80]}); export it again") from None
    if len(schema.names) > how.max_columns:
        raise custody.refuse(f"it has {len(schema.names)} columns, more than the limit of {how.max_columns}")
    if not rows or not schema.names:
        raise custody.refuse("an empty export: the Parquet file holds no rows; was the export cut short?")
    named = heading.columns(schema.names)
    types = dict(zip(named.names, map(str, schema.types), strict=True))
    facts = (custody.path, custody.sha256, custody.bytes, "parquet", "", named.names, named.repeated, types)
    return ParquetExport(Facts(*facts), custody, how)


def _check_footer(custody: Custody) -> None:
    """The last eight bytes name the footer's length, which must fit into the file."""
    size = custody.copy.stat().st_size
    with custody.copy.open("rb") as stream:
        stream.seek(max(size - 8, 0))
        tail = stream.read()
    if size < 12 or tail[4:] != b"PAR1" or struct.unpack("<I", tail[:4])[0] > size - 12:  # noqa: PLR2004 - the format's own
        raise custody.refuse("the Parquet file is damaged or cut off: its footer is missing; export it again")


class ParquetExport(Export):
    """A Parquet file; its lines are row numbers."""

    def __init__(self, facts: Facts, custody: Custody, how: How) -> None:
        """Take what opening found."""
        super().__init__(facts)
        self.custody = custody
        self.how = how

    def fill(self, con: "duckdb.DuckDBPyConnection", table: str) -> Account:
        """Stage batch by batch."""
        stager = Stager(con, table, self.header).create()
        for number, cells in self._rows():
            reason = self._trouble(cells)
            if reason:
                stager.reject(Reject(number, "", reason, REASONS[reason], "", repr(cells)[: self.how.max_cell]))
            else:
                stager.add(number, cells)
        stager.flush()
        lines = stager.rows + stager.rejected
        return Account(lines, 0, 0, 0, lines, stager.rejected)

    def _trouble(self, cells: list[Any]) -> str:
        for cell in cells:
            if cell is not None and not isinstance(cell, str):
                return "unreadable_cell"
            if cell and "\0" in cell:
                return "nul_character"
            if cell and len(cell) > self.how.max_cell:
                return "cell_too_long"
        return ""

    def _rows(self) -> Iterator[tuple[int, list[Any]]]:
        import pyarrow as pa
        from pyarrow import parquet

        number = 0
        try:
            with parquet.ParquetFile(self.custody.copy) as file:
                for batch in file.iter_batches(BATCH_ROWS):
                    for cells in zip(*(_texts(column) for column in batch.columns), strict=True):
                        number += 1
                        yield number, list(cells)
        except (pa.ArrowException, OSError, UnicodeDecodeError, OverflowError) as error:
            raise self.custody.refuse(f"the Parquet file is damaged ({str(error)[:80]}); export it again") from None

    def raw_lines(self, lines: Collection[int]) -> dict[int, str]:
        """The rows with these numbers, as JSON arrays of texts."""
        left = set(lines)
        return {number: as_json(cells) for number, cells in self._rows() if number in left} if left else {}


def _texts(column: "pa.Array") -> list[Any]:
    """A column as texts: times in ISO form, numbers in full, nested values as JSON; bytes stay bytes if no text."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if pa.types.is_timestamp(kind) or pa.types.is_time(kind):
        return [None if text is None else _short(text) for text in column.cast(pa.string()).to_pylist()]
    if pa.types.is_nested(kind):
        return [_nested(value) if value else None for value in column.to_pylist()]
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind):
        return [_decoded(value) for value in column.to_pylist()]
    if pa.types.is_null(kind):
        return [None] * len(column)
    texts = column.cast(pa.string())
    try:
        return list(texts.to_pylist())
    except UnicodeDecodeError:  # a writer's slip or damage: the other cells are good
        return [_decoded(value) for value in texts.cast(pa.binary()).to_pylist()]


def _short(text: str) -> str:
    """A time without a fraction that is zero; its offset stays."""
    clock, point, rest = text.partition(".")
    fraction = rest[: len(rest) - len(rest.lstrip("0123456789"))]
    kept = fraction.rstrip("0")
    return f"{clock}{point if kept else ''}{kept}{rest[len(fraction) :]}"


def _nested(value: Any) -> str:  # noqa: ANN401 - Parquet nests anything
    import json

    return json.dumps(value, ensure_ascii=False, default=str)


def _decoded(value: bytes | None) -> str | bytes | None:
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        return value
