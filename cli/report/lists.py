"""Case lists beside the report: one CSV a list, all of them in one workbook; formulas defused."""

from pathlib import Path
from typing import TYPE_CHECKING

from .clean import clean, harmless
from .language import Language
from .masking import Masking

if TYPE_CHECKING:
    import pyarrow as pa


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
            columns.append(clean(name, column, masking))
        else:
            columns.append(column)
    return pa.table(dict(zip(table.column_names, columns, strict=True)))


def write_csv(table: "pa.Table", path: Path) -> None:
    """The whole list as UTF-8 with a byte-order mark (Excel asks for it), formulas defused."""
    import pyarrow as pa
    from pyarrow import csv

    columns = [harmless(one) if pa.types.is_string(one.type) else one for one in table.columns]
    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf")
        csv.write_csv(pa.table(dict(zip(table.column_names, columns, strict=True))), file)
