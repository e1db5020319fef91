"""Stream XML through expat; document types and entities are refused, so nothing can expand or be fetched."""

from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

BLOCK = 256 * 1024


class MarkupError(Exception):
    """The XML is broken, or holds what has no place in an export."""


def parser(
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
    encoding: str | None = None,
) -> expat.XMLParserType:
    """An expat parser that calls these with names freed of their prefixes; `encoding` overrides what the XML says."""
    made = expat.ParserCreate(encoding)
    made.buffer_text = True
    made.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    made.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    made.CharacterDataHandler = text
    made.StartDoctypeDeclHandler = _refuse
    made.EntityDeclHandler = _refuse
    return made


def feed(stream: IO[bytes], made: expat.XMLParserType) -> Iterator[None]:
    """Feed a stream block by block; MarkupError where it is not well-formed."""
    try:
        while block := stream.read(BLOCK):
            made.Parse(block, False)
            yield
        made.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise MarkupError(f"broken XML ({error})") from None


def _refuse(*_: object) -> None:
    raise MarkupError("it declares a document type or entities, which no export needs")
