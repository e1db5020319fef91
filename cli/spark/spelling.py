"""Spell the SQL of a query file as Spark reads it. A handful of tokens differ; the query's build and meaning stay.

Everything else is the common subset of both engines or one of the functions of queries/engines.
"""

import re
from datetime import datetime

_TOKENS = re.compile(
    r"(?P<text>'(?:[^']|'')*')"
    r"|(?P<kept>\"[^\"]*\"|--[^\n]*)"
    r"|\$(?P<parameter>as_of)\b"
    r"|(?P<type>\bvarchar\b)"
    r"|(?P<whole>//)"
    r"|(?P<nulls>\s+ignore nulls\))"
    r"|(?P<number>(?<![\w.])\d+\.\d+\b)"
    r"|(?P<function>\b(?:trim|lower|concat|unnest|string_split)\()"
)
_OTHERWISE = {
    "//": "div",
    "varchar": "string",
    "trim(": "trimmed(",  # Spark's own knows no blank but the space
    "lower(": "lowered(",  # Java's own has rules of Turkish and Greek
    "concat(": "concat_ws('', ",  # Spark's own is null where one is
    "unnest(": "explode(",
    "string_split(": "split(",  # whose mark is a pattern: only marks that mean themselves may stand there
}


def spelled(sql: str, as_of: datetime) -> str:
    """`sql` for Spark, judged as of `as_of` (naive UTC).

    `$as_of` is that instant, written out (a parameter would pass through the client's own time zone); the type varchar is
    string; `//` is div; `f(x ignore nulls)` is `f(x) ignore nulls`; a number with a point is a double in division, as in
    DuckDB (1.5 is 1.5D); a backslash in a text stands for itself; trim, lower and concat, which Spark has with other
    meanings, are functions of its vocabulary; unnest and string_split have other names.
    """
    instant = f"timestamp_ntz '{as_of.isoformat(sep=' ')}'"
    return _TOKENS.sub(lambda match: instant if match.lastgroup == "parameter" else _spell(match), sql)


def _spell(match: re.Match[str]) -> str:
    kind, told = match.lastgroup, match.group()
    if kind == "text":
        return told.replace("\\", "\\\\")
    if kind == "number":
        return f"{told}D"
    return ") ignore nulls" if kind == "nulls" else _OTHERWISE.get(told, told)


def statements(script: str) -> list[str]:
    """The statements of a vocabulary file: comments dropped, cut at semicolons (no text in it holds one)."""
    bare = re.sub(r"--[^\n]*", "", script)
    return [part.strip() for part in bare.split(";") if part.strip()]
