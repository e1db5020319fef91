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
# Constructs that only DuckDB knows: the same files are to run on another engine (design.md section 8).
NOT_PORTABLE = re.compile(
    r"::|\basof\b|\bexclude\b|\breplace\s*\(\*|columns\s*\(|group by all|order by all|\bnow\(|current_(date|timestamp)", re.IGNORECASE
)


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


def test_the_run_order_puts_every_file_after_its_inputs():
    seen = set()
    names = {query.name for query in query_files.run_order()}
    for query in query_files.run_order():
        assert {source for source in query.inputs if source in names} <= seen
        seen.add(query.name)
