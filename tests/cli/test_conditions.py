"""A condition of the user's: it looks at the measure's columns and at our tables, and can do nothing else, on any connection."""

import pytest
from plaint import engine
from plaint.conditions import check_condition
from plaint.errors import UsageError

ATTACKS = [
    # files
    "source = (select content from read_text('/etc/passwd'))",
    "exists(from read_csv('/etc/passwd'))",
    "exists(from read_blob('/etc/*'))",
    "exists(from read_json('/etc/passwd'))",
    "exists(from read_parquet('x.parquet'))",
    "exists(from '/etc/passwd')",
    "exists(select * from 'https://example.org/x.csv')",
    "exists(from glob('/*'))",
    "exists(from sniff_csv('/etc/passwd'))",
    "exists(from parquet_metadata('x'))",
    # other statements
    "1=1; drop table cases",
    "1=1); drop table cases; --",
    "1=1); copy cases to '/tmp/x'; select (1",
    "1=1); attach '/tmp/x.db' as other; select (1",
    "1=1); install httpfs; select (1",
    "1=1); load httpfs; select (1",
    "1=1); pragma database_list; select (1",
    "1=1); set enable_external_access = true; select (1",
    "1=1); reset lock_configuration; select (1",
    "1=1); export database '/tmp/x'; select (1",
    "1=1); call pragma_version(); select (1",
    # more than a condition
    "1=1) union all (select 1",
    "1=1) union select * from runs --",
    "1=1) order by (1",
    "1=1) limit (1",
    "1=1) group by (1",
    "1=1 /*",
    "with",
    # what the machine or the session is
    "current_setting('temp_directory') = ''",
    "exists(from duckdb_settings())",
    "exists(from duckdb_settings)",
    "exists(from duckdb_databases())",
    "exists(from duckdb_secrets())",
    "exists(from pragma_database_list)",
    "exists(select * from information_schema.tables)",
    "exists(from sqlite_master)",
    "getenv('HOME') = 'x'",
    "getvariable('x') = 1",
    "exists(from query('select 1'))",
    "exists(from query_table('runs'))",
    "main.version() = ''",
    "user = 'root'",
    "current_timestamp > received_at",
    "now() > received_at",
    "random() > 0.5",
    # means
    "(select count(*) from range(100000000000)) > 0",
    "exists(from generate_series(1, 100000000000))",
    "exists(with recursive more as (select 1 as one union all select one + 1 from more) select * from more)",
    "exists(select * from cases tablesample 10%)",
    "source = $secret",
    "source = ?",
    "exists(show all tables)",
    "exists(summarize cases)",
]
CONDITIONS = [
    "team = 'Desk'",
    "clock = 'first_contact' and breach_share > 0.05 -- as agreed",
    "lower(team) like '%2nd' or team is null",
    "complaint_id in (select complaint_id from cases where severity = 'urgent')",
    "received_at between timestamp '2026-01-01' and timestamp '2026-02-01'",
    "case when cases > 20 then breach_share end > 0.1",
    "team = 'It''s; drop table cases --'",
    "date_trunc('day', received_at) = date '2026-01-01'",
]


@pytest.fixture(scope="module")
def con():
    made = engine.connect(":memory:")
    engine.create_tables(made)
    yield made
    made.close()


@pytest.mark.parametrize("where", ATTACKS)
def test_what_is_more_than_a_condition_is_denied_before_anything_runs(con, where):
    with pytest.raises(UsageError, match=r"^condition") as denied:
        check_condition(con, where)
    assert "\n" not in str(denied.value)


@pytest.mark.parametrize("where", CONDITIONS)
def test_a_condition_is_one(con, where):
    check_condition(con, where)
