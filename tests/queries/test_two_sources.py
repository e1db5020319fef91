"""Two systems that number their cases alike do not mix: what is said of one is the same whether the other is there or not."""

import pytest
from plaint import engine, query_files

OVER_ALL = {"sla_worst_cases", "story_cases", "story_clocks", "story_events", "story_overview", "story_verdicts"}
"""The worst few of all systems together: another system may push a case out."""
QUERIES = [
    query
    for query in query_files.load_all().values()
    if query.sql and "source" in query.grain and query.folder != "checks" and query.name not in OVER_ALL
]


def rows(log, query, source="test"):
    """The rows of one source; findings and derived tables as they stand, measures and parts as they are asked."""
    if query.folder == "measures":
        return engine.measure(log.con, query.name, log.as_of, where=f"source = '{source}'").to_pylist()
    keys = ", ".join(f'"{key}"' for key in query.grain)
    told = f"({query.sql}) as told" if query.folder == "parts" else f'"{query.name}"'
    given = {"as_of": log.as_of} if query.folder == "parts" and query.params else {}
    return log.con.sql(f"select * from {told} where source = '{source}' order by {keys}", params=given).to_arrow_table().to_pylist()


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_system_is_told_of_as_if_it_were_alone(query, two_systems):
    alone, beside = two_systems
    assert rows(beside, query) == rows(alone, query)


@pytest.mark.parametrize("query", query_files.of_folder("checks"), ids=lambda query: query.name)
def test_a_check_judges_a_system_as_if_it_were_alone(query, two_systems):
    sql = f"select * from findings where code = '{query.code}' and source = 'test' order by complaint_id"
    alone, beside = (log.con.sql(sql).to_arrow_table().to_pylist() for log in two_systems)
    assert alone
    assert beside == alone
