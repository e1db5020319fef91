"""Let a preset make other rows of a file's rows: legs of one call to a call, nested changes to events."""

from typing import TYPE_CHECKING

from ..errors import InputRefusedError
from ..reading.staging import quoted
from .headers import Header
from .presets import Kind
from .rows import STAGED

if TYPE_CHECKING:
    import duckdb

RESHAPED = "reshaped"


def reshape(con: "duckdb.DuckDBPyConnection", header: Header, kind: Kind) -> Header:
    """Fill the table `reshaped`; columns bear the names that the preset knows. InputRefusedError where it can't be done."""
    import duckdb

    from ..words.personal import mask

    expected = dict.fromkeys((*kind.recognise, *kind.expects))
    there = {name.casefold() for name in header.names}
    for name in expected:
        found = header.find(name)
        if name.casefold() in there:
            continue
        if found is None or found in expected:
            con.execute(f"alter table {STAGED} add column {quoted(name)} varchar")
        else:
            con.execute(f"alter table {STAGED} rename column {quoted(found)} to {quoted(name)}")
    rows = kind.reshape if "legs" in kind.reshape else f"select *, cast(1 as bigint) as legs from ({kind.reshape})"
    try:
        con.execute(f"create or replace temp table {RESHAPED} as {rows}").fetchall()
    except duckdb.Error as error:
        first = mask(str(error).splitlines()[0])  # it quotes the cell that did not fit
        raise InputRefusedError(f"{header.file}: is not what {kind.title} should be: {first}") from None
    names = [row[0] for row in con.execute(f"select column_name from (describe {RESHAPED})").fetchall()]
    cells = [name for name in names if name not in ("line", "legs")]
    texts = ", ".join(f"cast({quoted(name)} as varchar) as {quoted(name)}" for name in cells)
    con.execute(f"create or replace temp table {RESHAPED} as select line, cast(legs as bigint) as legs, {texts} from {RESHAPED}")
    return header.reshaped(tuple(cells))
