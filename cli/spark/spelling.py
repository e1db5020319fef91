"""Spell the SQL of a query file as Spark reads it. A handful of tokens differ; the query's build and meaning stay.

Everything else is the common subset of both engines or one of the functions of queries/engines.
"""

import re

_TOKENS = re.compile(
    r"(?P<text>'(?:[^']|'')*')"
    r"|(?P<kept>\"[^\"]*\"|--[^\n]*)"
    r"|\$(?P<parameter>\w+)"
    r"|(?P<type>\bvarchar\b)"
    r"|(?P<whole>//)"
    r"|(?P<nulls>\s+ignore nulls\))"
    r"|(?P<number>(?<![\w.])\d+\.\d+\b)"
    r"|(?P<function>\b(?:trim|lower|concat)\()"
)
_OTHERWISE = {
    "//": "div",
    "varchar": "string",
    "trim(": "trimmed(",  # Spark's own knows no blank but the space
    "lower(": "lowered(",  # Java's own has rules of Turkish and Greek
    "concat(": "concat_ws('', ",  # Spark's own is null where one is
}


def spelled(sql: str) -> str:
    """`sql` for Spark.

    `$name` is `:name`; the type varchar is string; `//` is div; `f(x ignore nulls)` is `f(x) ignore nulls`; a number with
    a point is a double in division, as in DuckDB (1.5 is 1.5D); a backslash in a text stands for itself; trim, lower and
    concat, which Spark has with other meanings, are functions of its vocabulary.
    """
    return _TOKENS.sub(_spell, sql)


def _spell(match: re.Match[str]) -> str:
    kind, told = match.lastgroup, match.group()
    if kind == "text":
        return told.replace("\\", "\\\\")
    if kind == "number":
        return f"{told}D"
    if kind == "parameter":
        return f":{match['parameter']}"
    return ") ignore nulls" if kind == "nulls" else _OTHERWISE.get(told, told)


def statements(script: str) -> list[str]:
    """The statements of a vocabulary file: comments dropped, cut at semicolons (no text in it holds one)."""
    bare = re.sub(r"--[^\n]*", "", script)
    return [part.strip() for part in bare.split(";") if part.strip()]
