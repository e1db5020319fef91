"""Is a user's condition one? It may look at columns and at our own tables, call plain functions, and nothing else."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from . import query_files
from .errors import UsageError

if TYPE_CHECKING:
    import duckdb

_TELLING = frozenset(
    (  # noqa: SIM905  a list would take forty lines
        "current_setting getvariable getenv current_database current_catalog current_schema current_schemas current_role current_user "
        "session_user user version current_query in_search_path txid_current nextval currval setseed random uuid gen_random_uuid uuidv4 "
        "uuidv7 now today get_current_time get_current_timestamp transaction_timestamp current_timestamp current_date current_time "
        "current_localtime current_localtimestamp localtime localtimestamp json_execute_serialized_sql write_log error sleep_ms"
    ).split()
)
"""Functions that tell of the machine, the session or the clock, or that change something: the answer must depend on the tables alone."""


def check_condition(con: "duckdb.DuckDBPyConnection", where: str) -> None:
    """UsageError unless `where` is one condition on columns and our tables: decided on its parsed form, before anything runs."""
    text = f"select 1 where ({where}\n)"
    told = json.loads(con.execute("select json_serialize_sql($text)", {"text": text}).fetchall()[0][0])
    if told["error"]:
        kind = str(told.get("error_type", "")).title()
        raise UsageError(f"condition {where!r}: {kind} Error: {str(told.get('error_message', '')).splitlines()[0]}")
    statements = told["statements"]
    node = statements[0]["node"] if len(statements) == 1 else {}
    if node.get("type") != "SELECT_NODE" or any(node[part] for part in ("modifiers", "group_expressions", "having", "qualify", "sample")):
        raise UsageError(f"condition {where!r}: must be one SQL condition, such as team = 'Desk'")
    for part in _parts(node["where_clause"]):
        forbidden = _forbidden(part)
        if forbidden:
            raise UsageError(
                f"condition {where!r}: {forbidden} is not allowed in a condition; it may look at columns and at our tables only"
            )


def _parts(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  any part of a parsed statement
    """The node and all below it that are objects."""
    held = [node]
    while held:
        one = held.pop()
        if isinstance(one, dict):
            yield one
            held.extend(one.values())
        elif isinstance(one, list):
            held.extend(one)


def _forbidden(part: dict[str, Any]) -> str:
    """What is not allowed in this part of a statement; empty where all is."""
    kind, name = part.get("type"), part.get("function_name")
    if kind in ("TABLE_FUNCTION", "SHOW_REF", "COLUMN_DATA", "DELIM_GET", "PARAMETER", "VALUE_PARAMETER"):
        return "a table function" if kind == "TABLE_FUNCTION" else str(kind).replace("_", " ").lower()
    if kind == "BASE_TABLE" and (part["schema_name"] or part["catalog_name"] or part["table_name"] not in _ours()):
        return f"table {part['table_name']}"
    if part.get("cte_map", {}).get("map"):
        return "with"
    if kind == "RECURSIVE_CTE_NODE":
        return "a recursive query"
    if kind == "COLUMN_REF":  # current_date and the like are parsed as columns
        name = part["column_names"][-1]
    if part.get("sample") and kind != "SELECT_NODE":
        return "a sample"
    return str(name) if isinstance(name, str) and name.lower() in _TELLING else ""


def _ours() -> set[str]:
    return {query.name for query in query_files.load_all().values() if query.folder in ("tables", "timeline")}
