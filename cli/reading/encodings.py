"""Find a text's encoding - BOM, declared, UTF-8, GB18030, Big5, Windows-1252 - and make a UTF-8 copy of it."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .custody import Custody
from .export import MEBIBYTE
from .kinds import HEAD, refuse_noise
from .plausible import decoded, plausible_chinese, plausible_western

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BLOCK = 4 * MEBIBYTE
ENOUGH = MEBIBYTE // 4
"""Bytes of lines that are not UTF-8 to tell their encoding by."""
LONGEST = 8 * MEBIBYTE
MARKS = (b" ", b'"', b",")
"""Bytes below 0x30 are a character of their own in UTF-8, GB18030, Big5 and Windows-1252."""
BAD_MARK = b"\xff"
"""Stands before a line that did not decode: no UTF-8 text holds it, so the line can't pass for one."""

UTF8_WRITING = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}[\xe3-\xe9][\x80-\xbf]{2}[\xe3-\xe9][\x80-\xbf]{2}")
"""Three Chinese characters of UTF-8 in a row, which other encodings' texts hold by chance only."""
ASCII = bytes(range(128))


@dataclass(frozen=True)
class Text:
    """A text's encoding, and the file that holds it as UTF-8 without a BOM; `clean`: all of it decodes."""

    encoding: str
    copy: Path
    clean: bool


def as_utf8(custody: Custody, declared: str | None) -> Text:
    """Find the encoding and give the UTF-8 copy; InputRefusedError where no encoding is plausible.

    Lines that do not decode stay in the copy as bytes that are not UTF-8, so that the reader meets them.
    """
    with custody.copy.open("rb") as stream:
        head = stream.read(HEAD)
    bom, encoding = next(((mark, name) for mark, name in BOMS if head.startswith(mark)), (b"", ""))
    if not encoding and declared:
        encoding = _named(custody, declared)
    if not encoding.startswith(("utf-16", "utf-32")):
        refuse_noise(custody, head)
    clean = None
    if not encoding:
        encoding, clean = find(custody)
    if encoding == "utf-8" and not bom:
        return Text(encoding, custody.copy, _is_clean(custody) if clean is None else clean)
    copy = custody.copy.with_name(f"{custody.copy.name}-utf8")
    clean, wide = True, encoding.startswith(("utf-16", "utf-32"))
    with custody.copy.open("rb") as stream, copy.open("wb") as out:
        stream.seek(len(bom))
        for block, good in _wide(stream, encoding) if wide else (_recoded(raw, encoding) for raw in whole_lines(stream)):
            clean = clean and good
            out.write(block)
    custody.copy.unlink()
    return Text(encoding[:6] if wide else encoding, copy, clean)


def find(custody: Custody) -> tuple[str, bool]:
    """The encoding of a text without BOM, by its bytes alone, and whether it is known that all of it decodes."""
    good, bad, high = _utf8_lines(custody)
    if not bad or good >= bad:
        return "utf-8", not bad
    for encoding in ("gb18030", "cp950"):
        if plausible_chinese(high, encoding):
            return encoding if encoding == "gb18030" else "big5", False
    if plausible_western(high):
        return "windows-1252", False
    raise custody.refuse('the encoding can\'t be told; say which it is (encoding = "…") or export as UTF-8')


def _is_clean(custody: Custody) -> bool:
    with custody.copy.open("rb") as stream:
        return all(is_utf8(block) for block in whole_lines(stream))


def whole_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Blocks of a byte stream that end at a line end (LF, else CR) where there is one within reach.

    A line too long for that, as of a JSON document, is cut after a mark that is no part of a character anywhere.
    """
    rest = b""
    while block := stream.read(BLOCK):
        cut = block.rfind(b"\n") + 1 or block.rfind(b"\r", 0, -1) + 1
        if not cut and len(rest) > LONGEST:
            cut = max(block.rfind(mark) for mark in MARKS) + 1 or len(block)
        if cut:
            yield rest + block[:cut]
            rest = block[cut:]
        else:
            rest += block
    if rest:
        yield rest


def _utf8_lines(custody: Custody) -> tuple[int, int, bytes]:
    """Lines beyond ASCII that are UTF-8, lines that are not, and a sample of the latter."""
    good = bad = 0
    sample = bytearray()
    with custody.copy.open("rb") as stream:
        for block in whole_lines(stream):
            if is_utf8(block):
                good += 0 if block.isascii() else 1 + block.count(b"\n")
                continue
            for line in block.splitlines():
                if line.isascii():
                    continue
                if decoded(line, "utf-8") is not None:
                    good += 1
                else:
                    bad += 1
                    sample += line + b"\n"
            if len(sample) > ENOUGH:
                break
    return good, bad, bytes(sample)


def is_utf8(block: bytes) -> bool:
    """Whether all of `block` is valid UTF-8; Arrow's check is several times quicker than decoding."""
    if block.isascii():
        return True
    import struct

    import pyarrow as pa

    ends = pa.py_buffer(struct.pack("=ii", 0, len(block)))
    try:
        pa.Array.from_buffers(pa.binary(), 1, [None, ends, pa.py_buffer(block)]).cast(pa.string())
    except pa.ArrowInvalid:
        return False
    return True


def _recoded(block: bytes, encoding: str) -> tuple[bytes, bool]:
    """A block as UTF-8, and whether all of it decodes; lines that do not, or are UTF-8 already, come out marked."""
    codec = {"big5": "cp950", "windows-1252": "cp1252"}.get(encoding, encoding)
    mixed = codec != "utf-8" and UTF8_WRITING.search(block.translate(None, ASCII)) is not None
    text = None if mixed else decoded(block, codec)
    if text is not None:
        return text.encode("utf-8", "surrogatepass"), True
    made, clean = [], True
    for line in block.splitlines(keepends=True):
        foreign = mixed and UTF8_WRITING.search(line) and decoded(line, "utf-8") is not None
        text = None if foreign else decoded(line, codec)
        made.append(BAD_MARK + line if text is None else text.encode("utf-8", "surrogatepass"))
        clean = clean and text is not None
    return b"".join(made), clean


def _wide(stream: IO[bytes], encoding: str) -> Iterator[tuple[bytes, bool]]:
    """UTF-16 and UTF-32 as UTF-8; a half character comes out as bytes that are not UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)("surrogatepass" if "16" in encoding else "replace")
    while block := stream.read(BLOCK):
        made = decoder.decode(block).encode("utf-8", "surrogatepass")
        yield made, is_utf8(made)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        yield BAD_MARK, False


def _named(custody: Custody, declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
        "plain".encode(name)
    except (LookupError, UnicodeError, ValueError):
        raise custody.refuse(f"the declared encoding {declared!r} is not known; use utf-8 or gb18030") from None
    family = {"gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030", "cp950": "big5", "utf-16": "utf-16-le"}
    western = {"iso8859-1": "windows-1252", "cp1252": "windows-1252", "ascii": "utf-8", "utf-8-sig": "utf-8"}
    return {**family, **western}.get(name, name)
