"""All lists in one workbook: the sheets' XML made by whole columns, since a writer cell by cell costs half a night."""

import zipfile
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    import pyarrow as pa

SHEET_ROWS = 100_000
"""Rows of a list that go into the workbook (a sheet ends at 1 048 576); the CSV has them all."""
_TEXT_END = 32_767
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    '<xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Workbook:
    """A workbook that is written sheet by sheet; texts are typed as texts, never as formulas."""

    def __init__(self, path: Path, as_of: datetime) -> None:
        """Take the path and the instant that stands as the workbook's creation time."""
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self._as_of = as_of
        self._names: list[str] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Finish the file; a workbook without a list gets one empty sheet."""
        import pyarrow as pa

        if kind is None and not self._names:
            self.add("empty", pa.table({}))
        if kind is None:
            self._write_frame()
        self._zip.close()

    def add(self, name: str, table: "pa.Table") -> None:
        """One list as a sheet: its first SHEET_ROWS rows."""
        self._names.append(name[:31])
        self._put(f"xl/worksheets/sheet{len(self._names)}.xml", sheet(table.slice(0, SHEET_ROWS)))

    def _write_frame(self) -> None:
        numbers = range(1, len(self._names) + 1)
        parts = "".join(f'<Override PartName="/xl/worksheets/sheet{one}.xml" ContentType="{_TYPES}.worksheet+xml"/>' for one in numbers)
        self._put(
            "[Content_Types].xml",
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>{parts}<Override '
            f'PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/><Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        )
        self._put("_rels/.rels", _relations([(f"{_OFFICE}/officeDocument", "xl/workbook.xml"), (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")]))  # fmt: skip  # noqa: E501
        links = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{one}.xml") for one in numbers]
        self._put("xl/_rels/workbook.xml.rels", _relations([*links, (f"{_OFFICE}/styles", "styles.xml")]))
        tabs = "".join(f'<sheet name="{escape(name)}" sheetId="{one}" r:id="r{one}"/>' for one, name in enumerate(self._names, start=1))
        self._put("xl/workbook.xml", f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{tabs}</sheets></workbook>')
        self._put("xl/styles.xml", _STYLES)
        self._put(
            "docProps/core.xml",
            f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Plaint</dc:title>'
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{self._as_of:%Y-%m-%dT%H:%M:%S}Z</dcterms:created></cp:coreProperties>',
        )

    def _put(self, name: str, text: str) -> None:
        part = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        part.compress_type = zipfile.ZIP_DEFLATED
        self._zip.writestr(part, text)


def sheet(table: "pa.Table") -> str:
    """The XML of a sheet: a bold heading that stays in view and filters, then the rows."""
    import pyarrow.compute as pc

    head = "".join(f'<c s="2" t="inlineStr"><is><t>{escape(name)}</t></is></c>' for name in table.column_names)
    rows = ""
    if table.num_rows:
        joined = pc.binary_join_element_wise("<row>", *map(cells, table.columns), "</row>", "")
        rows = "".join(joined.to_pylist())
    last = f"{_letters(max(table.num_columns, 1))}{table.num_rows + 1}"
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData><row>{head}</row>{rows}</sheetData>'
        f'<autoFilter ref="A1:{last}"/></worksheet>'
    )


def cells(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """The column's values as cells; instants are those of the report's zone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind, before, after = column.type, "<c><v>", "</v></c>"
    if pa.types.is_timestamp(kind):
        seconds = pc.cast(pc.cast(column, pa.timestamp("s"), safe=False), pa.int64())
        before, told = '<c s="1"><v>', pc.cast(pc.add(pc.divide(pc.cast(seconds, pa.float64()), 86400.0), 25569.0), pa.string())
    elif pa.types.is_boolean(kind):
        before, told = '<c t="b"><v>', pc.cast(pc.cast(column, pa.int8()), pa.string())
    elif pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        told = pc.cast(column if not pa.types.is_decimal(kind) else pc.cast(column, pa.float64()), pa.string())
    else:
        before, after = '<c t="inlineStr"><is><t xml:space="preserve">', "</t></is></c>"
        told = _escaped(pc.cast(column, pa.string()))
    return pc.fill_null(pc.binary_join_element_wise(before, told, after, ""), "<c/>")


def _escaped(texts: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """Texts of at most a cell's length as XML; `_x000D_` and its like, which Excel would take for a mark, get an escape."""
    import pyarrow.compute as pc

    texts = pc.replace_substring_regex(pc.utf8_slice_codeunits(texts, 0, _TEXT_END), r"_(x[0-9A-Fa-f]{4}_)", r"_x005F_\1")
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        texts = pc.replace_substring(texts, mark, name)
    return texts


def _relations(links: list[tuple[str, str]]) -> str:
    told = "".join(f'<Relationship Id="r{one}" Type="{kind}" Target="{to}"/>' for one, (kind, to) in enumerate(links, start=1))
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _letters(number: int) -> str:
    """A column's letters: 1 = A, 27 = AA."""
    whole, rest = divmod(number - 1, 26)
    return (_letters(whole) if whole else "") + chr(65 + rest)
