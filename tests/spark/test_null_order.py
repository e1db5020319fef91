"""No query file leans on where its engine sorts nulls: DuckDB puts them last, Spark first in ascending order."""

import pytest
from plaint import query_files
from plaint.store import analyzed_as_of, facts_of, open_database

RUN = [*query_files.run_order(), *query_files.of_folder("measures")]
ORDERS = ("nulls_last", "nulls_first_on_asc_last_on_desc")


@pytest.fixture(scope="module")
def opened(small_project):
    with open_database(small_project / "plaint.duckdb", sealed=False) as con:
        yield con, analyzed_as_of(facts_of(con))


@pytest.mark.parametrize("query", RUN, ids=lambda query: query.name)
def test_the_rows_are_the_same_under_either_order_of_nulls(query, opened):
    con, as_of = opened
    found = []
    for order in ORDERS:
        con.execute(f"set default_null_order = '{order}'").fetchall()
        rows = con.execute(f"select * from ({query.sql}) as told", {"as_of": as_of} if query.params else {}).fetchall()
        found.append(rows if query.folder == "measures" else sorted(rows, key=repr))
    assert found[0] == found[1]


def test_a_query_that_leans_on_it_would_differ(opened):
    con, _ = opened
    found = []
    for order in ORDERS:
        con.execute(f"set default_null_order = '{order}'").fetchall()
        found.append(con.execute("select told from (values (1), (null)) as some(told) order by told").fetchall())
    assert found[0] != found[1]
