"""Rows of a measure that is asked for by its name, without personal data: as in the report, but that customers keep their identity."""

from datetime import datetime
from typing import TYPE_CHECKING

from .clean import each_text, without_numbers
from .masking import mask, stays
from .names import Names

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


def without_personal_data(con: "duckdb.DuckDBPyConnection", rows: "pa.Table", as_of: datetime) -> "pa.Table":
    """The rows with phones, e-mails, identity and card numbers masked in all texts but identities, and the names of each case in its texts.

    Control codes stay: each form of output has its own way with them. An identity of a customer that is itself a phone is masked.
    """
    import pyarrow as pa

    hidden = Names(con, as_of).hidden(rows)
    for place, name in enumerate(hidden.column_names):
        if pa.types.is_string(hidden.schema.field(name).type) and not stays(name):
            hidden = hidden.set_column(place, name, each_text(hidden.column(name), mask, without_numbers))
    return hidden
