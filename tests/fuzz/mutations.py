"""What goes wrong with exports, at the level of cells, rows and headers, of a format's own structure, and of bytes."""

import io
import re
import zipfile

NASTY = [
    "", " ", "\0", '"', '""', "'", "\\", "\r", "\n\n", "\t", "=1+1", "@x", "NaN", "inf", "-0", "1e400", "9" * 400, "0x10", "１２３", "1,234.56",
    "1.234,56", "(5)", "2026-02-30", "0001-01-01", "9999-12-31 23:59:60", "26-03-01", "03/04/2026", "13/13/2026", "2026-03-29 02:30", "46082.5",
    "1767225600", "昨天", "null", "N/A", "<script>", "]]>", "&lol;", "\ufeff", "\u202e", "\x1b[31m", "\ud7ff", "\U0010ffff", "e\u0301", "x" * 9_000,
    "C-0001", "%s%n", "{}", "[1,2]", '{"a":', "'; drop table complaints; --", "合计", "Total", "#", "--", ";" * 700, "x" * 1_200_000,
]  # fmt: skip


def nasty(chosen):
    """An odd text; the very long one seldom."""
    one = chosen.choice(NASTY)
    return one if len(one) < 10_000 or chosen.random() < 0.1 else "long"


def mutate_table(chosen, header, rows):
    """Change cells, rows and the header."""
    for _ in range(chosen.choice((0, 0, 1, 2, 5))):
        if rows:
            row = chosen.choice(rows)
            if row:
                row[chosen.randrange(len(row))] = nasty(chosen)
    for _ in range(chosen.choice((0, 0, 0, 1, 3))):
        change = chosen.choice(ROW_CHANGES)
        change(chosen, rows)
    if chosen.random() < 0.12:
        chosen.choice(HEADER_CHANGES)(chosen, header)


def _shorter(chosen, rows):
    if rows:
        row = chosen.choice(rows)
        del row[chosen.randrange(len(row) + 1) :]


def _longer(chosen, rows):
    if rows:
        chosen.choice(rows).extend([nasty(chosen)] * chosen.choice((1, 2, 600)))


def _again(chosen, rows):
    if rows:
        rows.extend([list(chosen.choice(rows))] * chosen.choice((1, 50)))


def _blank(chosen, rows):
    rows.insert(chosen.randrange(len(rows) + 1), [])


def _alone(chosen, rows):
    rows.insert(chosen.randrange(len(rows) + 1), [nasty(chosen)])


def _shuffled(chosen, rows):
    chosen.shuffle(rows)


ROW_CHANGES = (_shorter, _longer, _again, _blank, _alone, _shuffled)


def _doubled(chosen, header):
    header[chosen.randrange(len(header))] = chosen.choice(header)


def _renamed(chosen, header):
    header[chosen.randrange(len(header))] = nasty(chosen)


def _dropped(chosen, header):
    if len(header) > 1:
        del header[chosen.randrange(len(header))]


def _widened(chosen, header):
    header.extend(f"extra {one}" for one in range(chosen.choice((1, 20, 600))))


def _mixed(chosen, header):
    chosen.shuffle(header)


HEADER_CHANGES = (_doubled, _renamed, _dropped, _widened, _mixed)


def mutate_bytes(chosen, content):
    """Cut, flip, double, splice: what transfers and disks do."""
    for _ in range(chosen.choice((0, 0, 0, 1, 1, 2, 8))):
        if not content:
            return content
        here = chosen.randrange(len(content))
        there = min(len(content), here + chosen.choice((1, 2, 16, 300)))
        content = chosen.choice(
            (
                content[:here],
                content[here:],
                content[:here] + bytes([content[here] ^ (1 << chosen.randrange(8))]) + content[here + 1 :],
                content[:here] + content[there:],
                content[:here] + content[here:there] * chosen.choice((2, 40)) + content[there:],
                content[:here] + chosen.randbytes(chosen.choice((1, 4, 64))) + content[here:],
                content[:here] + chosen.choice((b'"', b"\0", b"\r", b"\n", b"\xff", b"{", b"]", b"<", b"PK\x03\x04")) + content[here:],
            )
        )
    return content


def mutate_json(chosen, content):
    """Change a part of the tree, or write what only JSON can hold."""
    text = content.decode()
    odd = chosen.choice(
        (
            "[" * 3_000, "null", "1e999", "-0.0", str(10**400), '"\\ud800"', '{"complaint_id": 1, "complaint_id": 2}', "NaN", "[[1], {}]", '{"a": {"b": [null]}}',
            "true", "{}", "[]", '"\\u0000"', "\ufeff", "// no",
        )
    )  # fmt: skip
    places = [found.span() for found in re.finditer(r'"[^"\\]*"|[\[\]{},:]', text)]
    if not places:
        return content
    start, end = chosen.choice(places)
    if chosen.random() < 0.5:
        start = end
    return (text[:start] + odd + text[end:]).encode("utf-8", "replace")


def mutate_xml(chosen, content):
    """Change a tag, an attribute or a text; add what XML should not have."""
    text = content.decode("utf-8", "replace")
    places = [found.span() for found in re.finditer(r'"[^"]*"|<[^>]*>|>[^<]+<', text)]
    if not places:
        return content
    start, end = chosen.choice(places)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    odd = chosen.choice(
        (
            '"99999999999"',
            '"-1"',
            '"ZZZZ1048577"',
            '""',
            "<x>",
            "</x>",
            "<!-- -->",
            "<![CDATA[<]]>",
            "&lol;",
            "&#0;",
            bomb,
            "<a>" * 2_000,
            '"\ud7ff"',
            '"A0"',
        )
    )
    return (text[:start] + odd + text[end:]).encode("utf-8", "replace")


def mutate_workbook(chosen, content):
    """Change, drop or double a part of the workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = chosen.choice(list(parts))
    what = chosen.randrange(4)
    if what == 0:
        del parts[name]
    elif what == 1:
        parts[name] = mutate_bytes(chosen, parts[name])
    else:
        sheets = [one for one in parts if one.endswith((".xml", ".rels"))]
        name = chosen.choice([one for one in sheets if "sheet1" in one or "sharedStrings" in one] or sheets)
        parts[name] = mutate_xml(chosen, parts[name])
    with zipfile.ZipFile(out, "w", chosen.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as new:
        for part, held in parts.items():
            new.writestr(part, held)
    return out.getvalue()


STRUCTURE = {"json": mutate_json, "ndjson": mutate_json, "xlsx": mutate_workbook, "xes": mutate_xml}
