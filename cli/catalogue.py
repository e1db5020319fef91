"""The catalogue of the query files, told from their headers: for `plaint queries` and for docs/queries.md."""

from difflib import get_close_matches

from . import query_files
from .errors import UsageError
from .query_files import QueryFile
from .terminal import table

FOLDERS = {
    "measures": "Measures: what `plaint query`, the report and the gates show",
    "checks": "Checks: one verdict a case, together the table findings",
    "timeline": "Timeline: what is derived of the loaded tables",
    "parts": "Parts: steps towards what other files tell, never stored",
    "tables": "Tables: what was loaded or set",
}


def listing() -> str:
    """Every query file with its title, by folder."""
    parts = []
    for folder, heading in FOLDERS.items():
        rows = [(query.name, query.title) for query in query_files.of_folder(folder)]
        width = max((len(name) for name, _ in rows), default=0)
        parts.append("\n".join([heading, *(f"  {name:<{width}}  {title}" for name, title in rows)]))
    return "\n\n".join(parts)


def one(name: str) -> str:
    """One query file: title, grain, inputs, rule, columns. UsageError where there is none of that name."""
    query = query_files.load_all().get(name)
    if query is None:
        near = get_close_matches(name, query_files.load_all(), n=1)
        raise UsageError(f"there is no query {name}" + (f"; did you mean {near[0]}?" if near else "; `plaint queries` lists them"))
    lines = [query.title, f"one row per: {', '.join(query.grain)}"]
    if query.made_of:
        lines.append(f"made of: {', '.join(query.made_of)}")
    if query.rule:
        lines.append(f"rule: {query.rule}")
    rows = [(column.name, column.type, column.meaning) for column in query.columns]
    return "\n".join([*lines, "", table(("column", "type", "meaning"), rows)])


def markdown() -> str:
    """The whole catalogue as docs/queries.md; generated, and held in sync by `make check`."""
    parts = ["# Query catalogue", "", "Generated from the headers of the .sql files by `make docs`; do not edit.", ""]
    for folder, heading in FOLDERS.items():
        parts += [f"## {heading}", ""]
        for query in query_files.of_folder(folder):
            parts += _section(query)
    return "\n".join(parts).rstrip() + "\n"


def _section(query: QueryFile) -> list[str]:
    facts = [f"One row per: {', '.join(query.grain)}."]
    if query.made_of:
        facts.append(f"Made of: {', '.join(query.made_of)}.")
    if query.rule:
        facts.append(f"Rule: {query.rule}.")
    rows = [f"| {column.name} | {column.type} | {_escaped(column.meaning)} |" for column in query.columns]
    return [
        f"### {query.name}",
        "",
        query.title,
        "",
        " ".join(facts),
        "",
        "| column | type | meaning |",
        "| --- | --- | --- |",
        *rows,
        "",
    ]


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
