"""Say what a file is by its bytes; its name counts only where the bytes leave a choice."""

import re

from .custody import Custody

HEAD = 64 * 1024
TOO_MANY_CONTROLS = 0.02
MANY_NULS, FEW_NULS = 4, 20
"""Where a table's digits and delimiters take two bytes a character, so many of the one half are NUL, and nearly none of the other."""

MAGIC = (
    (b"PAR1", "parquet"),
    (b"PK\x03\x04", "xlsx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)
NEVER = (
    (b"%PDF", "a PDF; export the data as CSV or Excel"),
    (b"{\\rtf", "an RTF text; export the data as CSV or Excel"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database; export its tables as CSV"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "a RAR archive; use gzip, zstd or zip"),
    (b"7z\xbc\xaf", "a 7z archive; use gzip, zstd or zip"),
    (b"BZh", "a bzip2 archive; use gzip, zstd or zip"),
    (b"\xfd7zXZ", "an xz archive; use gzip, zstd or zip"),
)
MARKUP = re.compile(r"<(!doctype\s+html|html|head|body|table|meta|\?xml|log)\b", re.IGNORECASE)
JSON_START = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[\]{"\d\-tfn])')


def binary_kind(custody: Custody) -> str:
    """`parquet`, `xlsx`, or "" for what may be text; InputRefusedError for what can't be an export."""
    with custody.copy.open("rb") as stream:
        head = stream.read(HEAD)
        stream.seek(-min(custody.copy.stat().st_size, HEAD), 2)
        tail = stream.read()
    for magic, name in NEVER:
        if head.startswith(magic):
            raise custody.refuse(f"not an export but {name}")
    kind = next((kind for magic, kind in MAGIC if head.startswith(magic)), "")
    if kind == "ole":
        raise custody.refuse(_about_ole(head + tail))
    if not kind and custody.path.suffix.lower() == ".parquet":
        raise custody.refuse("named .parquet, but it is none; give it its true name or export it again")
    return kind


def refuse_noise(custody: Custody, head: bytes) -> None:
    """InputRefusedError where too many of the first bytes are control characters for a text."""
    controls = sum(head.count(bytes([code])) for code in (*range(9), *range(14, 32), 127))
    few, many = sorted((head[::2].count(0), head[1::2].count(0)))
    if many * MANY_NULS > len(head) and few * FEW_NULS < many:
        raise custody.refuse('no text in UTF-8; it looks like UTF-16 without a mark: declare it (encoding = "utf-16" or "utf-16-be")')
    if controls > TOO_MANY_CONTROLS * len(head) + 2:
        raise custody.refuse("not text: it holds control characters; export the data as CSV, Excel or JSON")


def text_kind(custody: Custody, head: str) -> str:
    """`json`, `xes` or `csv` for the beginning of a text; InputRefusedError for web pages and other markup."""
    markup = MARKUP.match(_without_comments(head))
    if markup and (re.search(r"<log[\s>]", head) and markup[1].lower() in ("?xml", "log")):
        return "xes"
    if markup and markup[1].lower() == "?xml":
        raise custody.refuse("an XML document that is no XES event log; export the data as CSV, Excel or JSON")
    if markup and markup[1].lower() != "log":
        raise custody.refuse("a web page (HTML), perhaps a login page or an .xls that is one; export again as CSV or .xlsx")
    if JSON_START.match(head) or (_named_json(custody) and re.search(r"^\s*\{", head, re.MULTILINE)):
        return "json"
    return "csv"


def _without_comments(head: str) -> str:
    rest = head.lstrip()
    while rest.startswith("<!--"):
        rest = rest.partition("-->")[2].lstrip()
    return rest


def _named_json(custody: Custody) -> bool:
    return any(suffix.lower() in (".json", ".ndjson", ".jsonl") for suffix in custody.path.suffixes)


def _about_ole(content: bytes) -> str:
    if any(name.encode("utf-16-le") in content for name in ("EncryptedPackage", "EncryptionInfo")):
        return "an Excel workbook protected by a password; save it without one"
    return "an old Excel workbook (.xls) or another Office document; save it as .xlsx"
