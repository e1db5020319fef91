"""A measure as a small block of data for the page's script: columns as typed arrays, deflated, in base64."""

import base64
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from .masking import Masking


def packed(table: "pa.Table", masking: "Masking") -> dict[str, Any]:
    """`rows`, `columns` (name, type u8, u16, u32 or f64, `words` of a text column) and `data`: the columns one after the other.

    Texts are masked and become places in `words`; numbers must be whole and not negative.
    """
    columns, blocks = [], []
    for name, column in zip(table.column_names, table.columns, strict=True):
        numbers, told = _numbers(name, column, masking)
        kind, block = _block(numbers)
        columns.append({"name": name, "type": kind, **told})
        blocks.append(block)
    data = zlib.compress(b"".join(blocks), level=9)
    return {"rows": table.num_rows, "columns": columns, "data": base64.b64encode(data).decode()}


def _numbers(name: str, column: "pa.ChunkedArray", masking: "Masking") -> tuple["pa.Array", dict[str, Any]]:
    import pyarrow as pa

    whole = pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], type=column.type)
    if not pa.types.is_string(whole.type):
        return whole, {}
    coded = whole.dictionary_encode()
    return coded.indices, {"words": [masking.text(name, word) for word in coded.dictionary.to_pylist()]}


def _block(numbers: "pa.Array") -> tuple[str, bytes]:
    """The numbers as little-endian bytes of the narrowest type that holds them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    top = pc.max(numbers).as_py() or 0
    kinds = (("u8", pa.uint8()), ("u16", pa.uint16()), ("u32", pa.uint32()))
    # seconds summed over a million cases need more than 32 bits; a double holds whole numbers up to 2^53
    kind, narrow = next((one for one in kinds if top < 1 << one[1].bit_width), ("f64", pa.float64()))
    cast = pc.cast(numbers, narrow)
    buffer = cast.buffers()[1]
    return kind, buffer.to_pybytes()[: len(cast) * narrow.bit_width // 8] if buffer else b""
