"""Every query file keeps the contract: a header that is true."""

import re

import pytest
from plaint import engine, query_files

ALL = list(query_files.load_all().values())
RUN = [query for query in ALL if query.sql]
CHECK_COLUMNS = [
    ("source", "VARCHAR"),
    ("complaint_id", "VARCHAR"),
    ("verdict", "VARCHAR"),
    ("at", "TIMESTAMP"),
    ("event_id", "VARCHAR"),
    ("measured", "DOUBLE"),
    ("limit", "DOUBLE"),
    ("unit", "VARCHAR"),
    ("evidence", "VARCHAR"),
]
# Constructs that only DuckDB knows: the same files run on Spark (docs/spark.md).
NOT_PORTABLE = re.compile(
    r"::|\basof\b|\bexclude\b|\breplace\s*\(\*|columns\s*\(|group by all|order by all|\bnow\(|current_(date|timestamp)"
    r"|\binterval\b|\bpivot\b|\btry_cast\b|\blambda\b|->|\bilike\b|\bsimilar to\b|\bglob\b|\bdistinct on\b|\bfrom\s+\w+\s+select\b|\[\d"
    r"|\brange between\b|\bgroups between\b|\busing sample\b|\bstruct\b|\bmap\b|\bhugeint\b|\bu?(?:tiny|small)int\b|\btext\[",
    re.IGNORECASE,
)
# Functions that mean the same on both engines, or that the spelling for Spark renames (trim, lower, concat).
SPELLED = ["unnest", "string_split"]
"""What cli/spark/spelling.py calls otherwise."""
COMMON = [
    "abs",
    "array_agg",
    "avg",
    "bool_and",
    "bool_or",
    "cast",
    "cbrt",
    "ceil",
    "chr",
    "coalesce",
    "concat",
    "concat_ws",
    "contains",
    "count",
    "exp",
    "first_value",
    "floor",
    "greatest",
    "grouping",
    "lag",
    "last_value",
    "lead",
    "least",
    "left",
    "length",
    "ln",
    "log2",
    "lower",
    "max",
    "max_by",
    "median",
    "min",
    "min_by",
    "mode",
    "month",
    "ntile",
    "nullif",
    "percentile_cont",
    "power",
    "replace",
    "right",
    "round",
    "row_number",
    "split_part",
    "sqrt",
    "substr",
    "substring",
    "sum",
    "translate",
    "trim",
    "var_samp",
    "year",
]
KEYWORDS = [
    "and",
    "as",
    "by",
    "case",
    "decimal",
    "else",
    "end",
    "exists",
    "filter",
    "from",
    "group",
    "having",
    "in",
    "is",
    "join",
    "not",
    "on",
    "or",
    "over",
    "select",
    "sets",
    "then",
    "union",
    "values",
    "when",
    "where",
]
VOCABULARY = set(re.findall(r"temp macro (\w+)", query_files.engine_vocabulary("duckdb")))


def named(query):
    return query.name


@pytest.fixture(scope="module")
def con():
    made = engine.connect(":memory:")
    engine.create_tables(made)
    yield made
    made.close()


@pytest.mark.parametrize("query", ALL, ids=named)
def test_the_title_is_one_sentence(query):
    assert re.fullmatch(r"[A-Z0-9][^\n]*[^.\s]\.", query.title)
    assert query.grain
    assert set(query.grain) <= {column.name for column in query.columns}


@pytest.mark.parametrize("query", RUN, ids=named)
def test_params_and_inputs_are_what_the_sql_uses(query, con):
    (statement,) = con.extract_statements(query.sql)
    assert set(query.params) == set(statement.named_parameters)
    bare = re.sub(r"\$\w+", "null", query.sql)
    assert set(query.inputs) == set(con.get_table_names(bare))
    parts = {part.name for part in query_files.of_folder("parts")}
    alone = re.sub(r"\$\w+", "null", query_files.with_parts(query.name, standing=parts).sql)
    assert set(query.made_of) == set(con.get_table_names(alone))


@pytest.mark.parametrize("query", RUN, ids=named)
def test_columns_and_types_are_what_duckdb_returns(query, con):
    params = {"as_of": "2026-01-01"} if query.params else {}
    sql = query.sql.replace("$as_of", "cast($as_of as timestamp)")
    described = con.execute(f"describe {sql}", params).fetchall()
    assert [(row[0], row[1]) for row in described] == [(column.name, column.type) for column in query.columns]


@pytest.mark.parametrize("query", query_files.of_folder("measures"), ids=named)
def test_a_measure_has_an_order(query):
    assert re.search(r"\border by\b(?![^)]*\))[^()]*$", query.sql.lower()) or "order by" in query.sql.lower().rsplit("\n)", 1)[-1]


@pytest.mark.parametrize("query", query_files.of_folder("checks"), ids=named)
def test_a_check_returns_the_columns_of_all_checks(query):
    assert [(column.name, column.type) for column in query.columns] == CHECK_COLUMNS


@pytest.mark.parametrize("query", RUN, ids=named)
def test_the_sql_stays_in_the_portable_subset(query):
    code = re.sub(r"'[^']*'|--[^\n]*", "", query.sql)
    assert not NOT_PORTABLE.search(code), NOT_PORTABLE.search(code)


@pytest.mark.parametrize("query", RUN, ids=named)
def test_every_function_is_common_or_of_the_vocabulary(query):
    code = re.sub(r"'[^']*'|\"[^\"]*\"|--[^\n]*", "", query.sql)
    called = set(re.findall(r"\b([a-z_]\w*)\s*\(", code))
    aliases = set(re.findall(r"\b(?:as|with)\s+(\w+)\s*\(", code)) | set(re.findall(r"\b(\w+) as \(", code))
    assert not called - {*COMMON, *KEYWORDS, *SPELLED} - VOCABULARY - aliases


def test_the_subset_leaves_out_what_only_duckdb_knows():
    for sql in ("x::int", "list_sort(a)[1]", "at + interval 1 day", "distinct on (a)", "a asof join b"):
        assert NOT_PORTABLE.search(sql), sql


def test_the_run_order_puts_every_file_after_its_inputs():
    seen = set()
    names = {query.name for query in query_files.run_order()}
    for query in query_files.run_order():
        assert {source for source in query.inputs if source in names} <= seen
        seen.add(query.name)


def test_a_file_that_names_parts_holds_them_and_reads_their_tables():
    limits = query_files.load_all()["clock_limits"]
    assert {"clock_runs", "limit_matches"} <= set(limits.made_of)
    assert {"clock_starts", "clock_events", "cases", "limits"} <= set(limits.inputs)
    folders = {query_files.load_all()[name].folder for query in ALL if query.folder != "measures" for name in query.inputs}
    assert "parts" not in folders
    order = [limits.sql.index(f'"{name}" as (') for name in ("resolution_runs", "clock_runs", "limit_matches")]
    assert order == sorted(order)


@pytest.mark.parametrize("part", query_files.of_folder("parts"), ids=named)
def test_a_part_has_a_reader(part):
    assert {query.folder for query in ALL if part.name in query.made_of} & {"parts", "timeline", "checks", "measures"}


def test_a_measure_keeps_its_order_and_its_ctes_beside_those_of_its_parts():
    intervals = query_files.load_all()["sla_intervals"]
    assert intervals.sql.startswith("with ")
    order = [intervals.sql.index(start) for start in ('"calendars_now" as (', '"clock_times" as (', "spans as (")]
    assert order == sorted(order)
    assert intervals.sql.rstrip().endswith("order by source, complaint_id, clock, cycle, from_at")


def test_a_table_may_stand_in_for_a_part():
    alone = query_files.with_parts("clock_limits", standing={"clock_runs", "limit_matches"})
    assert {"clock_runs", "limit_matches"} <= set(alone.inputs)
    assert alone.sql.startswith("with matched as (")
