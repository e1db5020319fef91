"""Is a gate about something that exists? Unknown measures, columns, conditions and words are settings errors."""

import re
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from .. import engine
from ..errors import UsageError
from ..measuring import ask
from ..query_files import QueryFile
from ..settings import Gate, Where

if TYPE_CHECKING:
    import duckdb

_EQUALS = re.compile(r"""\b(?P<column>[a-z_][a-z0-9_]*)\s*=\s*'(?P<word>(?:[^']|'')*)'""")
_NUMBERS = ("BIGINT", "DOUBLE", "DECIMAL")


def check_gate(con: "duckdb.DuckDBPyConnection", gate: Gate, as_of: datetime, where: Where) -> QueryFile:
    """The measure that the gate names; SettingsError, with the nearest name, where measure, column or a word is unknown."""
    try:
        measure = engine.find_measure(gate.measure)
    except UsageError as error:
        where.at("measure").fail(str(error))
    columns = {column.name: column.type for column in measure.columns}
    for key, name in (("column", gate.column), ("each", gate.each)):
        if name and name not in columns:
            where.at(key).fail(f"measure {measure.name} has no column {name}; {_hint(name, list(columns))}")
    if gate.column and not columns[gate.column].startswith(_NUMBERS):
        where.at("column").fail(f"{gate.column} is {columns[gate.column]}; a gate needs a number")
    try:
        ask(con, gate.measure, as_of, gate.where)
    except UsageError as error:
        where.at("where").fail(str(error))
    _check_words(con, gate, as_of, measure, where.at("where"))
    return measure


def _check_words(con: "duckdb.DuckDBPyConnection", gate: Gate, as_of: datetime, measure: QueryFile, where: Where) -> None:
    """`column = 'word'`: where the header lists all words of the column, the word must be one of them."""
    for match in _EQUALS.finditer(gate.where):
        column = next((one for one in measure.columns if one.name == match["column"]), None)
        if column is None or column.type != "VARCHAR":
            continue
        met = {str(row[column.name]) for row in ask(con, gate.measure, as_of).to_pylist() if row[column.name] is not None}
        told = set(re.findall(r"[\w/]+", column.meaning))
        word = match["word"].replace("''", "'")
        if met and met <= told and word not in met | told:
            where.fail(f"{column.name} is never {word!r}; {_hint(word, sorted(met))}")


def _hint(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"it has {', '.join(sorted(known))}"
