"""Is a gate about something that exists? Unknown measures, columns, conditions and words are settings errors."""

import re
from difflib import get_close_matches

from .. import engine
from ..answers import Answers
from ..errors import UsageError
from ..measuring import ask_of
from ..query_files import QueryFile
from ..settings import Gate, Where

_EQUALS = re.compile(r"""\b(?P<column>[a-z_][a-z0-9_]*)\s*=\s*'(?P<word>(?:[^']|'')*)'""")
_IN = re.compile(r"""\b(?P<column>[a-z_][a-z0-9_]*)\s+in\s*\((?P<words>[^()]*)\)""")
_WORD = re.compile(r"'((?:[^']|'')*)'")
_NEARLY = 0.8  # likeness, 0 to 1: a slip of the pen, not another word
_OURS = ("assumption", "attribute", "clock", "code", "duty", "figure", "flag", "item", "need", "who")
"""Columns whose words Plaint gives, too many for a header to list."""
_NUMBERS = ("BIGINT", "DOUBLE", "DECIMAL")


def check_gate(answers: Answers, gate: Gate, where: Where) -> QueryFile:
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
        ask_of(answers, gate.measure, gate.where)
    except UsageError as error:
        where.at("where").fail(str(error))
    _check_words(answers, gate, measure, where.at("where"))
    return measure


def _check_words(answers: Answers, gate: Gate, measure: QueryFile, where: Where) -> None:
    """`column = 'word'` or `column in ('word')`: where Plaint gives the words of the column, the word must be one of them.

    Where the header lists all words, any other is refused; where not (clocks), one that is nearly a word that occurs. In
    columns that the log fills (team, product) any word may come tomorrow.
    """
    for name, word in _words_of(gate.where):
        column = next((one for one in measure.columns if one.name == name), None)
        if column is None or column.type != "VARCHAR":
            continue
        met = {str(word) for word in ask_of(answers, gate.measure).column(name).unique().to_pylist() if word is not None}
        told = set(re.findall(r"[\w/]+", column.meaning))
        is_listed = bool(met) and met <= told
        is_near = name in _OURS and bool(get_close_matches(word, met, n=1, cutoff=_NEARLY))
        if word not in met | (told if is_listed else set()) and (is_listed or is_near):
            where.fail(f"{name} is never {word!r}; {_hint(word, sorted(met))}")


def _words_of(condition: str) -> list[tuple[str, str]]:
    """Columns and the words that the condition wants in them."""
    pairs = [(match["column"], match["word"]) for match in _EQUALS.finditer(condition)]
    pairs += [(match["column"], word) for match in _IN.finditer(condition) for word in _WORD.findall(match["words"])]
    return [(column, word.replace("''", "'")) for column, word in pairs]


def _hint(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"it has {', '.join(sorted(known))}"
