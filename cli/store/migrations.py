"""Bring a database that an earlier plaint wrote to today's tables, in the transaction of the run that needs it.

What was loaded is kept and changed step by step; what an analysis makes is dropped and made anew by the next one.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .. import engine, query_files
from ..query_files import QueryFile

if TYPE_CHECKING:
    import duckdb

_NUMBERED = (  # a column of its own: the old one may be kept in a form that no number can be kept in
    "alter table {table} add column row_number bigint",
    "update {table} set row_number = cast(try_cast(row_hash as ubigint) >> 1 as bigint)",
    "alter table {table} drop column row_hash",
    "alter table {table} rename column row_number to row_hash",
)
STEPS: Mapping[int, tuple[str, ...]] = {
    1: tuple(statement.format(table=name) for name in ("complaints", "calls", "customers") for statement in _NUMBERED),
}
"""Schema version = the statements that make the next version of it. New columns need no statement: they come as null."""
RETIRED = (
    "back_office_runs", "case_calls", "clock_runs", "escalation_runs", "first_contact_runs", "follow_up_runs", "idle_stretches",
    "limit_matches", "promise_runs", "replayed_events", "reply_runs", "resolution_runs",
)  # fmt: skip
"""Tables that earlier versions derived, and that no file fills any more."""
KEPT = frozenset(
    {
        "calls", "complaints", "customers", "events", "gate_history", "imports", "problems", "quarantine", "runs", "store_facts",
        "unmapped_words", "words_seen",
    }
)  # fmt: skip
"""Tables that hold what no analysis can make again."""
READ = (
    frozenset({"words_scanned", "word_spans"}),
    frozenset({"text_clusters", "text_cluster_members", "text_cluster_terms", "text_cluster_words"}),
)
"""What reading the texts gave: half a first night, and clusters whose ids are to last. Each goes only where its own columns changed."""


def bring_up_to_date(con: "duckdb.DuckDBPyConnection") -> bool:
    """Change the open work copy to today's tables; gives whether anything had to be changed. Call inside a transaction."""
    facts = _facts(con)
    if not facts or (facts.get("schema_version"), facts.get("tables")) == (str(engine.SCHEMA_VERSION), engine.tables_digest()):
        return False
    for version in range(int(facts["schema_version"]), engine.SCHEMA_VERSION):
        for statement in STEPS[version]:
            con.execute(statement).fetchall()
    declared = {query.name: query for query in [*query_files.of_folder("tables"), *query_files.of_folder("timeline")]}
    found = _columns(con)
    for name in sorted(KEPT & found.keys()):
        for column in declared[name].columns:
            if column.name not in found[name]:
                con.execute(f'alter table "{name}" add column "{column.name}" {column.type}').fetchall()
    for name in RETIRED:
        con.execute(f'drop table if exists "{name}"').fetchall()
    for made_together in (*READ, declared.keys() - KEPT - frozenset().union(*READ)):
        if any(_differs(declared[name], found.get(name, {})) for name in made_together):
            _drop(con, sorted(made_together & found.keys()))
    return True


def _drop(con: "duckdb.DuckDBPyConnection", names: Iterable[str]) -> None:
    """Drop these tables of an analysis, so that the next one makes them, and derives every case."""
    for name in names:
        con.execute(f'drop table "{name}"').fetchall()
    con.execute("delete from store_facts where name in ('as_of', 'derived_by')").fetchall()


def _facts(con: "duckdb.DuckDBPyConnection") -> dict[str, str]:
    """What the database says of itself; nothing where it is new."""
    if "store_facts" not in _columns(con):
        return {}
    return dict(con.execute("select name, value from store_facts").fetchall())


def _columns(con: "duckdb.DuckDBPyConnection") -> dict[str, dict[str, str]]:
    """The columns of every table that is there, with their types, in their order."""
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in con.execute(
        "select table_name, column_name, data_type from duckdb_columns() where not internal order by table_name, column_index"
    ).fetchall():
        found.setdefault(table, {})[column] = kind
    return found


def _differs(query: QueryFile, found: Mapping[str, str]) -> bool:
    return {column.name: column.type for column in query.columns} != found
