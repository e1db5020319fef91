"""Every query file gives the same rows on DuckDB and on Spark.

The same: columns in the header's order and types (after Spark's int is made BIGINT and its decimal DOUBLE, which is what
the header's cast does), nulls where nulls are, texts and instants to the character and microsecond, a measure's order;
a DOUBLE to 1e-9 (sums and means of doubles depend on the order of adding, and Spark's mean of decimals is one of 4 more places).
"""

import math

import pytest
from plaint import query_files
from plaint.spark.deriving import ask, typed

from .conftest import Both

RUN = [*query_files.run_order(), *query_files.of_folder("measures")]
WIDENED = {("int", "BIGINT"), ("decimal", "DOUBLE"), ("bigint", "DOUBLE"), ("int", "DOUBLE")}
SAME = {"VARCHAR": "string", "TIMESTAMP": "timestamp_ntz"}
TO = 1e-9


@pytest.fixture(scope="module")
def both(small_project, session, tmp_path_factory):
    made = Both(small_project / "plaint.duckdb", tmp_path_factory.mktemp("tables"), session)
    yield made
    made.close()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("query", RUN, ids=lambda query: query.name)
def test_a_query_file_agrees(query, both):
    agree(query, both)


def agree(query, both):
    """Fail where the types, the rows or a measure's order differ."""
    plain = ask(both.session, query, both.as_of, both.folder)
    found = dict(plain.dtypes)
    for column in query.columns:
        told = found[column.name]
        wanted = SAME.get(column.type, column.type.lower())
        assert told == wanted or (told.partition("(")[0], column.type) in WIDENED, f"{column.name}: {told}, not {wanted}"
    names = ", ".join(f'"{column.name}"' for column in query.columns)
    ours = both.con.execute(f"select {names} from ({query.sql})", {"as_of": both.as_of} if query.params else {}).fetchall()
    theirs = [tuple(row) for row in typed(plain, query).collect()]
    if query.folder != "measures":
        ours, theirs = by_key(query, ours), by_key(query, theirs)
    assert len(ours) == len(theirs)
    for mine, other in zip(ours, theirs, strict=True):
        different = [column.name for column, left, right in zip(query.columns, mine, other, strict=True) if not same(left, right)]
        assert not different, f"{different}: {mine} on DuckDB, {other} on Spark"


def by_key(query, rows):
    places = [place for place, column in enumerate(query.columns) if column.name in query.grain]
    return sorted(rows, key=lambda row: [(row[place] is None, "" if row[place] is None else row[place]) for place in places])


def same(left, right):
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=TO, abs_tol=TO) or (math.isnan(left) and math.isnan(right))
    return left == right and type(left) is type(right)


def test_the_tolerance_forgives_no_more_than_the_last_places():
    assert same(0.1 + 0.2, 0.3)
    assert not same(1.0, 1.00000001)
    assert not same(None, 0.0)
    assert not same(1, True)
    assert not same("a", "a ")
