"""Small exports of every format, made of one table: what the fuzzer starts from."""

import csv
import gzip
import io
import json
import zipfile
from xml.sax.saxutils import quoteattr

HEADER = ["complaint_id", "customer_name", "phone", "opened_at", "closed_at", "channel", "category", "text", "amount"]
CHINESE = ["工单编号", "姓名", "电话", "受理时间", "办结时间", "渠道", "类别", "内容", "金额"]
TEXTS = ["it flickers", "路灯不亮，三天没人来", 'he said "never"', "line one\nline two", "a,b;c\td", "", "café – 5 €", "0012"]


def table(chosen):
    """A header and rows of cells, none odd yet."""
    rows = [
        [
            f"C-{one:04d}", f"name {one}", f"+49 30 {one:06d}", f"2026-0{1 + one % 9}-{1 + one % 28:02d} {one % 24:02d}:{one % 60:02d}",
            "" if one % 3 else f"2026-1{one % 3}-{1 + one % 28:02d} 09:00", ("phone", "mail", "网站")[one % 3], ("lamp", "road")[one % 2],
            chosen.choice(TEXTS), f"{one}.50",
        ]
        for one in range(chosen.choice((0, 1, 3, 10, 40)))
    ]  # fmt: skip
    return list(chosen.choice((HEADER, HEADER, CHINESE))), rows


def as_delimited(chosen, header, rows):
    """CSV, TSV and their kin, in any encoding."""
    out = io.StringIO()
    mark, end = chosen.choice((",", ",", "\t", ";", "|")), chosen.choice(("\n", "\r\n", "\n", "\r"))
    quoting = chosen.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    writer = csv.writer(out, delimiter=mark, lineterminator=end, quoting=quoting)
    writer.writerows([header, *rows])
    text = chosen.choice(("", "", "", f"Export of 2026-01-01{end}{end}")) + out.getvalue()
    text += chosen.choice(("", "", "", f"{end}Total: {len(rows)}{end}"))
    encoding = chosen.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030", "cp1252", "big5"))
    return text.encode(encoding, "replace")


def as_records(header, rows):
    return [dict(zip(header, row, strict=False)) for row in rows]


def as_json(chosen, header, rows):
    records = as_records(header, rows)
    told = chosen.choice((records, records, {"data": records}, {"meta": {"n": len(rows)}, "result": {"items": records}}))
    return json.dumps(told, ensure_ascii=chosen.random() < 0.5, indent=chosen.choice((None, 1))).encode()


def as_ndjson(chosen, header, rows):
    lines = [json.dumps(one, ensure_ascii=chosen.random() < 0.5) for one in as_records(header, rows)]
    return "".join(line + "\n" for line in lines).encode()


def as_workbook(_chosen, header, rows):
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    for place, row in enumerate([header, *rows]):
        for column, cell in enumerate(row[:600]):
            if column == 8 and place and cell.replace(".", "").isdigit():
                sheet.write_number(place, column, float(cell) if cell.count(".") < 2 else 0)
            else:
                sheet.write_string(place, column, cell[:32_000])
    book.close()
    return out.getvalue()


def as_parquet(chosen, header, rows):
    import pyarrow as pa
    from pyarrow import parquet

    columns = [[row[place] if place < len(row) else None for row in rows] for place in range(len(header))]
    arrays = [pa.array([cell and cell.encode("utf-8", "replace").decode() for cell in column], pa.string()) for column in columns]
    place = chosen.randrange(len(arrays))
    odd = chosen.choice((None, None, pa.binary(), pa.large_string(), "dictionary", "list", "time"))
    if odd == "dictionary":
        arrays[place] = arrays[place].dictionary_encode()
    elif odd == "list":
        arrays[place] = pa.array([[cell] for cell in columns[place]], pa.list_(pa.string()))
    elif odd == "time":
        arrays[place] = pa.array([chosen.randrange(-(2**62), 2**62) for _ in rows], pa.timestamp("us"))
    elif odd:
        arrays[place] = arrays[place].cast(odd)
    out = io.BytesIO()
    parquet.write_table(pa.table(arrays, names=header), out, compression=chosen.choice(("snappy", "none", "zstd", "gzip")))
    return out.getvalue()


def as_xes(chosen, header, rows):
    traces = []
    for row in rows:
        held = "".join(f"<string key={quoteattr(name)} value={quoteattr(cell)}/>" for name, cell in zip(header, row, strict=False))
        when = f"2026-01-{1 + chosen.randrange(28):02d}T10:00:00.000+01:00"
        events = f'<event><string key="concept:name" value="contact"/><date key="time:timestamp" value="{when}"/>{held}</event>'
        name = row[0] if row else ""
        traces.append(f'<trace><string key="concept:name" value={quoteattr(name)}/>{events * chosen.randrange(3)}</trace>')
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n' + "\n".join(traces) + "\n</log>").encode("utf-8", "replace")


def packed(chosen, content, name):
    """The content, often compressed; gives it with its name."""
    kind = chosen.choice(("", "", "", "", "gz", "zst", "zip"))
    if kind == "gz":
        made = gzip.compress(content, 1, mtime=0)
        return made + chosen.choice((b"", b"", made, b"rest")), name + ".gz"
    if kind == "zst":
        import pyarrow as pa

        return pa.compress(content, "zstd", asbytes=True), name + ".zst"
    if kind == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for inner in chosen.choice(([name], [name], [name, "two.csv"], ["../../" + name], ["/etc/" + name], ["__MACOSX/x", name], [])):
                archive.writestr(inner, content)
        return out.getvalue(), name + ".zip"
    return content, name


FORMATS = {
    "csv": as_delimited,
    "tsv": as_delimited,
    "json": as_json,
    "ndjson": as_ndjson,
    "xlsx": as_workbook,
    "parquet": as_parquet,
    "xes": as_xes,
}
