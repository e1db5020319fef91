"""`derived by` in a header is true: a part of the cases derived by themselves gives the rows that they have among all."""

import pytest
from plaint import query_files
from plaint.apart import BY_CASE
from plaint.incremental.deriving import Deriving, _condition, _names, group_of
from plaint.incremental.reach import tells_flags

from .world import Desk

PARTED = [query.name for query in query_files.run_order() if group_of(query.name)]
# a part that is closed under customers, one that is closed under the legs of a call, and any part of the cases
PART = """
create or replace temp table touched_cases as select cast(null as varchar) as complaint_id where false;
create or replace temp table touched_customers as
    select distinct trim(customer_id) as customer_id from (select customer_id from complaints union all select customer_id from calls)
    where trim(customer_id) <> '' and hash(trim(customer_id)) % 2 = {half};
create or replace temp table customer_cases as
    select source, complaint_id from complaints where trim(customer_id) in (select customer_id from touched_customers);
create or replace temp table near_customers as select complaint_id from customer_cases;
create or replace temp table touched_calls as select source, call_id from calls where hash(coalesce(linked_id, call_id)) % 2 = {half};
create or replace temp table near_calls as
    select source, call_id from whole_calls
    where complaint_id is not null or trim(customer_id) in (select customer_id from touched_customers);
create or replace temp table near_cases as
    select distinct complaint_id from (select complaint_id from complaints union all select complaint_id from events)
    where hash(complaint_id) % 2 = {half};
"""


@pytest.fixture(scope="module")
def parted(tmp_path_factory):
    """Rows of every parted file, as one half derives them and as the whole holds them for that half."""
    desk = Desk(tmp_path_factory.mktemp("desk"), seed=7)
    desk.analyze()
    return {half: dict(both(desk, half)) for half in (0, 1)}


def both(desk, half):
    for statement in PART.format(half=half).split(";\n"):
        desk.con.execute(statement)
    desk.con.execute("begin")
    deriving = Deriving(desk.con, desk.now)
    for name in PARTED:
        query = query_files.load_all()[name]
        yield name, (alone(deriving, query), among_all(deriving, query))
    desk.con.execute("rollback")


def alone(deriving, query):
    """The rows of this half, derived of this half."""
    group = group_of(query.name)
    shadows = deriving._shadows(query, group)
    given = {"as_of": deriving.as_of} if "as_of" in query.params else {}
    sql = f"{shadows} select {_names(query)} from ({query.sql}) as told where {_condition(query.name, group)}"
    return sorted(deriving.con.execute(sql, given).fetchall(), key=repr)


def among_all(deriving, query):
    """The rows of this half as the derivation of all cases left them."""
    table = f"(select * from findings where code = '{query.code}')" if query.folder == "checks" else f'"{query.name}"'
    sql = f"select {_names(query)} from {table} as told where {_condition(query.name, group_of(query.name))}"
    return sorted(deriving.con.execute(sql).fetchall(), key=repr)


@pytest.mark.parametrize("name", PARTED)
def test_a_part_derived_by_itself_is_that_part_of_the_whole(parted, name):
    for half in (0, 1):
        by_itself, in_the_whole = parted[half][name]
        assert by_itself == in_the_whole
    assert name not in {"cases", "clock_verdicts", "repeats", "call_ties"} or all(parted[half][name][0] for half in (0, 1))


def test_a_file_derived_by_case_or_customer_names_the_case():
    for name in PARTED:
        query = query_files.load_all()[name]
        assert query.derived_by not in BY_CASE or "complaint_id" in {column.name for column in query.columns}, name


FLAGS = [query for query in query_files.run_order() if tells_flags(query)]


def test_flags_of_all_are_those_that_any_half_has(tmp_path):
    """Why a night may tell them by the near cases: a flag says that some case has something, never that all have."""
    desk = Desk(tmp_path, seed=7)
    desk.analyze()
    assert {query.name for query in FLAGS} == {"source_ends", "source_evidence", "source_notes", "source_scores", "source_texts"}
    found = {}
    for half in (0, 1):
        for statement in PART.format(half=half).split(";\n"):
            desk.con.execute(statement)
        desk.con.execute("begin")
        deriving = Deriving(desk.con, desk.now)
        for query in FLAGS:
            for source, *flags in desk.con.execute(
                f"{deriving._shadows(query, 'cases')} select {_names(query)} from ({query.sql})"
            ).fetchall():
                found.setdefault((query.name, source), []).append(flags)
        desk.con.execute("rollback")
    for query in FLAGS:
        for source, *flags in desk.con.execute(f"select {_names(query)} from {query.name}").fetchall():
            assert [any(pair) for pair in zip(*found[query.name, source], strict=True)] == flags, (query.name, source)
