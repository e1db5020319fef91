"""Case lists beside the report: one CSV a list, all of them in one workbook; formulas defused."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..defusing import defused
from .language import Language
from .masking import Masking

if TYPE_CHECKING:
    import pyarrow as pa

SHEET_ROWS = 2_000
"""Rows of a list that go into the workbook, whose writing costs half a night otherwise; the CSV has them all."""


def for_people(table: "pa.Table", language: Language, masking: Masking) -> "pa.Table":
    """The table with masked texts and with instants in the report's zone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = []
    for name, column in zip(table.column_names, table.columns, strict=True):
        if pa.types.is_timestamp(column.type):
            seconds = pc.cast(column, pa.timestamp("s"), safe=False)
            zoned = pc.assume_timezone(seconds, "UTC").cast(pa.timestamp("s", str(language.zone)))
            columns.append(pc.local_timestamp(zoned))
        elif pa.types.is_string(column.type):
            columns.append(each_text(column, _masker(masking, name)))
        else:
            columns.append(column)
    return pa.table(dict(zip(table.column_names, columns, strict=True)))


def each_text(column: "pa.ChunkedArray", change: Callable[[str], str]) -> "pa.Array | pa.ChunkedArray":
    """The column with every distinct text changed once."""
    import pyarrow as pa

    coded = column.combine_chunks().dictionary_encode()
    changed = pa.array([change(text) for text in coded.dictionary.to_pylist()], type=pa.string())
    return changed.take(coded.indices)


def _masker(masking: Masking, column: str) -> Callable[[str], str]:
    return lambda text: masking.text(column, text)


def write_csv(table: "pa.Table", path: Path) -> None:
    """The whole list as UTF-8 with a byte-order mark (Excel asks for it), formulas defused."""
    import pyarrow as pa
    from pyarrow import csv

    columns = [each_text(one, defused) if pa.types.is_string(one.type) else one for one in table.columns]
    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf")
        csv.write_csv(pa.table(dict(zip(table.column_names, columns, strict=True))), file)


class Workbook:
    """All lists as sheets of one workbook; texts are typed as texts, never as formulas."""

    def __init__(self, path: Path, as_of: datetime) -> None:
        """Take the path and the instant that stands as the workbook's creation time."""
        import xlsxwriter

        self._book = xlsxwriter.Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "tmpdir": str(path.parent),
            },
        )
        self._book.set_properties({"created": as_of, "title": "Plaint"})
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._time = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})

    def add(self, name: str, table: "pa.Table") -> None:
        """One list as a sheet: its first SHEET_ROWS rows."""
        sheet = self._book.add_worksheet(name[:31])
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.column_names):
            sheet.write_string(0, place, column, self._head)
        sheet.autofilter(0, 0, min(table.num_rows, SHEET_ROWS), max(table.num_columns - 1, 0))
        for row, values in enumerate(table.slice(0, SHEET_ROWS).to_pylist(), start=1):
            for place, value in enumerate(values.values()):
                self._write(sheet, (row, place), value)

    def _write(self, sheet: Any, at: tuple[int, int], value: Any) -> None:  # noqa: ANN401  xlsxwriter is untyped
        if isinstance(value, str):
            sheet.write_string(*at, value[:32_767])
        elif isinstance(value, datetime):
            sheet.write_datetime(*at, value, self._time)
        elif isinstance(value, bool):
            sheet.write_boolean(*at, value)
        elif isinstance(value, int | float):
            sheet.write_number(*at, value)
        elif value is not None:
            sheet.write_string(*at, str(value))

    def close(self) -> None:
        """Finish the file (an empty workbook gets one empty sheet); OSError where it can't be written."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as error:  # hides an OSError from all who know what to do about one
            raise error.args[0] from None
