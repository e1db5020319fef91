"""Find a text's encoding - BOM, declared, UTF-8, GB18030, Big5, Windows-1252 - and make a UTF-8 copy of it."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from .custody import Custody
from .export import MEBIBYTE
from .kinds import HEAD, refuse_noise

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 4 * MEBIBYTE
LONGEST = 8 * MEBIBYTE
PLAUSIBLE = 0.85
FEW = 8
BAD_MARK = b"\xff"
"""Stands before a line that did not decode: no UTF-8 text holds it, so the line can't pass for one."""

WESTERN = re.compile(r"[A-Za-z\s'‘’“”\-.,;:()€£«»°ªº¿¡À-ÿŒœŠšŽžŸ–—…0-9/]")


@dataclass(frozen=True)
class Text:
    """A text's encoding, and the file that holds it as UTF-8 without a BOM."""

    encoding: str
    copy: Path


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
    encoding = encoding or find(custody)
    if encoding == "utf-8" and not bom:
        return Text(encoding, custody.copy)
    copy = custody.copy.with_name(f"{custody.copy.name}-utf8")
    with custody.copy.open("rb") as stream, copy.open("wb") as out:
        stream.seek(len(bom))
        wide = encoding.startswith(("utf-16", "utf-32"))
        blocks = _wide(stream, encoding) if wide else (_recoded(b, encoding) for b in whole_lines(stream))
        for block in blocks:
            out.write(block)
    custody.copy.unlink()
    return Text(encoding[:6] if wide else encoding, copy)


def find(custody: Custody) -> str:
    """The encoding of a text without BOM, by its bytes alone."""
    good, bad, high = _utf8_lines(custody)
    if not bad or good >= bad:
        return "utf-8"
    for encoding in ("gb18030", "cp950"):
        if _plausible_chinese(high, encoding):
            return encoding if encoding == "gb18030" else "big5"
    if _plausible_western(high):
        return "windows-1252"
    raise custody.refuse('the encoding can\'t be told; say which it is (encoding = "…") or export as UTF-8')


def whole_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Blocks of a byte stream that end at a line end (LF, else CR) where there is one within reach."""
    rest = b""
    while block := stream.read(SAMPLE):
        cut = block.rfind(b"\n") + 1 or block.rfind(b"\r", 0, -1) + 1
        if cut:
            yield rest + block[:cut]
            rest = block[cut:]
        elif len(rest) > LONGEST:
            yield rest + block
            rest = b""
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
                if is_utf8(line):
                    good += 1
                else:
                    bad += 1
                    sample += line + b"\n"
            if len(sample) > SAMPLE:
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


def _plausible_chinese(sample: bytes, encoding: str) -> bool:
    """Whether most lines decode, and nearly all that is beyond ASCII in them is common writing."""
    lines = sample.splitlines()
    texts = [text for line in lines if (text := _decoded(line, encoding)) is not None]
    beyond = [char for text in texts for char in text if char > "\x7f"]
    common = sum(char in _common() or _is_mark(char) for char in beyond)
    if not beyond or len(texts) < len(lines) / 2:
        return False
    return common == len(beyond) if len(beyond) < FEW else common / len(beyond) >= PLAUSIBLE


@cache
def _common() -> frozenset[str]:
    """The characters that the makers of GB2312 and of Big5 each put into the first, common level."""
    simplified = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    traditional = bytes(
        b for row in range(0xA4, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)) for b in (row, cell)
    )
    return frozenset(simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore"))


def _is_mark(char: str) -> bool:
    return "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef" or "\u2010" <= char <= "\u2312" or char == "·"


def _plausible_western(sample: bytes) -> bool:
    """Whether the text reads like a western one: mostly ASCII, and letters and marks in use beside it."""
    lines = sample.splitlines()
    texts = [text for line in lines if (text := _decoded(line, "cp1252")) is not None]
    joined = "".join(texts)
    beyond = [char for char in joined if char > "\x7f"]
    usual = sum(bool(WESTERN.match(char)) for char in beyond)
    if len(texts) < len(lines) or not beyond:
        return False
    letters = sum(char.isalpha() for char in joined)
    return usual / len(beyond) >= PLAUSIBLE and len(beyond) <= 0.3 * max(letters, 1)


def _decoded(line: bytes, encoding: str) -> str | None:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None


def _recoded(block: bytes, encoding: str) -> bytes:
    codec = {"big5": "cp950", "windows-1252": "cp1252"}.get(encoding, encoding)
    text = _decoded(block, codec)
    if text is not None:
        return text.encode("utf-8", "surrogatepass")
    lines = [(line, _decoded(line, codec)) for line in block.splitlines(keepends=True)]
    return b"".join(BAD_MARK + raw if text is None else text.encode("utf-8", "surrogatepass") for raw, text in lines)


def _wide(stream: IO[bytes], encoding: str) -> Iterator[bytes]:
    """UTF-16 and UTF-32 as UTF-8; a half character comes out as bytes that are not UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)("surrogatepass" if "16" in encoding else "replace")
    while block := stream.read(SAMPLE):
        yield decoder.decode(block).encode("utf-8", "surrogatepass")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        yield BAD_MARK


def _named(custody: Custody, declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
        "plain".encode(name)
    except (LookupError, UnicodeError, ValueError):
        raise custody.refuse(f"the declared encoding {declared!r} is not known; use utf-8 or gb18030") from None
    family = {"gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030", "cp950": "big5", "utf-16": "utf-16-le"}
    western = {"iso8859-1": "windows-1252", "cp1252": "windows-1252", "ascii": "utf-8", "utf-8-sig": "utf-8"}
    return {**family, **western}.get(name, name)
