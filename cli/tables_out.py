"""A table of results in the form that a person or a program wants; cells that a spreadsheet would run are defused."""

import csv
import io
import json
import re
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from .defusing import defused, without_controls
from .errors import UsageError
from .terminal import safe, table, warn

if TYPE_CHECKING:
    import pyarrow as pa

FORMATS = ("table", "csv", "json", "jsonl", "parquet", "xlsx", "md")
_BINARY = {"parquet", "xlsx"}
SHEET_ROWS = 2**20 - 1
"""Below the header."""
SHEET_TEXT = 32_767
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def as_cell(value: object) -> object:
    """A text with its formula defused and its control codes shown; anything else as it is."""
    return defused(without_controls(value)) if isinstance(value, str) else value


def as_json(value: object, indent: int | None = None) -> str:
    """JSON whose texts can't steer a terminal: control codes and bidi marks stand as escapes, the rest as it is."""
    return _STEERING.sub(lambda mark: f"\\u{ord(mark[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent))


def plain(value: object) -> Any:  # noqa: ANN401  JSON's own types
    """A cell as JSON has it: instants as ISO texts in UTC with Z, decimals as numbers."""
    if isinstance(value, datetime):
        return value.isoformat() + "Z"
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def write(rows: "pa.Table", form: str, output: Path | None) -> None:
    """Write `rows` in `form` to the file `output`, or to stdout. UsageError for Parquet or Excel without a file."""
    if output is None:
        if form in _BINARY:
            raise UsageError(f"--format {form} needs a file: add -o FILE.{form}")
        _write_text(rows, form, sys.stdout)
    elif form == "parquet":
        import pyarrow.parquet

        pyarrow.parquet.write_table(rows, output)
    elif form == "xlsx":
        write_xlsx(rows, output)
    else:
        with output.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as file:
            _write_text(rows, form, file)


def _write_text(rows: "pa.Table", form: str, file: TextIO) -> None:
    if form == "json":
        file.write(as_json([{key: plain(cell) for key, cell in row.items()} for row in rows.to_pylist()], indent=1) + "\n")
    elif form == "jsonl":
        file.writelines(as_json({key: plain(cell) for key, cell in row.items()}) + "\n" for row in rows.to_pylist())
    elif form == "csv":
        file.write(csv_text(rows))
    elif form == "md":
        file.write(_markdown(rows))
    else:
        file.write(as_terminal_table(rows) + "\n")


def csv_text(rows: "pa.Table") -> str:
    """RFC 4180 with a header and defused cells."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(rows.column_names)
    for row in rows.to_pylist():
        writer.writerow([as_cell(plain(cell)) for cell in row.values()])
    return buffer.getvalue()


def _markdown(rows: "pa.Table") -> str:
    def cell(value: object) -> str:
        text = safe("" if value is None else _shown(value))
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")

    lines = ["| " + " | ".join(rows.column_names) + " |", "|" + " --- |" * len(rows.column_names)]
    lines += ["| " + " | ".join(cell(one) for one in row.values()) + " |" for row in rows.to_pylist()]
    return "\n".join(lines) + "\n"


def as_terminal_table(rows: "pa.Table") -> str:
    """An aligned table; cells longer than 60 characters are cut."""
    import pyarrow as pa

    right = frozenset(
        place
        for place, field in enumerate(rows.schema)
        if pa.types.is_integer(field.type) or pa.types.is_floating(field.type) or pa.types.is_decimal(field.type)
    )
    longest = 60
    cells = [[_shown(cell)[:longest] for cell in row.values()] for row in rows.to_pylist()]
    return table(rows.column_names, cells, right=right)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)


def write_xlsx(rows: "pa.Table", output: Path) -> None:
    """One sheet, header frozen; texts are typed as texts, never a formula. UsageError for more rows than a sheet holds."""
    import xlsxwriter

    if rows.num_rows > SHEET_ROWS:
        raise UsageError(f"{rows.num_rows} rows are more than the {SHEET_ROWS} that a sheet holds; use --where, or --format csv or parquet")

    book = xlsxwriter.Workbook(
        str(output),
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(rows.column_names):
        sheet.write_string(0, place, name)
    cut = 0
    for number, row in enumerate(rows.to_pylist(), start=1):
        for place, cell in enumerate(row.values()):
            value = plain(cell)
            if isinstance(value, bool):
                sheet.write_boolean(number, place, value)
            elif isinstance(value, int | float):
                sheet.write_number(number, place, value)
            elif value is not None:
                cut += len(str(value)) > SHEET_TEXT
                sheet.write_string(number, place, str(value)[:SHEET_TEXT])
    book.close()
    if cut:
        warn(
            f"{output}: {cut} texts are longer than the {SHEET_TEXT} characters that a cell holds and were cut; --format csv has them whole"
        )
