"""All lists in one workbook: sheets and forms by a library, their rows in bulk; the CSV beside it holds what is too long for a sheet."""

from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .sheet_rows import rows_of

if TYPE_CHECKING:
    import pyarrow as pa

SHEET_ROWS = 10_000
"""Rows of a list that go into the workbook: more than anyone reads in a sheet, and packing them costs; the CSV has them all."""


class Workbook:
    """A workbook that is written sheet by sheet; texts are typed as texts, never as formulas."""

    def __init__(self, path: Path, as_of: datetime) -> None:
        """Take the path, beside which the writer keeps its temporary files, and the instant that stands as the creation time."""
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

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Finish the file (a workbook without a list gets one empty sheet); OSError where it can't be written."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as failed:  # hides an OSError from all who know what to do about one
            raise failed.args[0] from None

    def add(self, name: str, table: "pa.Table") -> None:
        """One list as a sheet: its first SHEET_ROWS rows."""
        sheet = self._book.add_worksheet(name[:31])
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.column_names):
            sheet.write_string(0, place, column, self._head)
        sheet.autofilter(0, 0, min(table.num_rows, SHEET_ROWS), max(table.num_columns - 1, 0))
        shown = table.slice(0, SHEET_ROWS)
        sheet._write_single_row(shown.num_rows + 1)  # noqa: SLF001  puts the head before the rows that the library does not make
        sheet.row_data_fh.write(rows_of(shown, self._time._get_xf_index()))  # noqa: SLF001  the library has no other word for it
        sheet.dim_rowmax = shown.num_rows
