"""A condition of the user's: it looks at the measure's columns and at our tables, and can do nothing else, on any connection."""

import subprocess
import sys
from datetime import datetime

import duckdb
import pytest
from plaint import engine
from plaint.conditions import check_condition
from plaint.errors import Exit, OutOfMeansError, UsageError
from plaint.measuring import ask
from plaint.store import Job, open_database, writing

AS_OF = datetime(2026, 6, 30)  # noqa: DTZ001  instants are naive UTC everywhere

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


SLOW = "(select count(*) from word_spans as one, word_spans as two, word_spans as three where one.source < two.source) >= 0"
HUGE = [
    "(select len(list(one.source || two.source)) from word_spans as one, word_spans as two) > 0",
    "length(repeat(complaint_id, 1000000000)) > 0",
    "len(range(1000000000)) > length(complaint_id)",
]


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A published database with 30 000 words, to be joined with themselves."""
    path = tmp_path_factory.mktemp("full") / "plaint.duckdb"
    with writing(path, Job("load", "")) as work:
        work.con.execute("insert into word_spans (source) select 's' || one from range(30000) as made (one)").fetchall()
        work.con.execute("insert into cases (source, complaint_id) select 's', 'c' || one from range(100) as made (one)").fetchall()
    return path


def test_a_condition_that_takes_too_long_is_ended(full):
    with open_database(full) as con, pytest.raises(OutOfMeansError, match=r"took longer than 0.2 s; ask for less"):
        ask(con, "case_facts", AS_OF, SLOW, seconds=0.2)


@pytest.mark.parametrize("where", HUGE)
def test_a_condition_that_takes_too_much_memory_is_ended(full, where):
    with open_database(full, memory_limit="100MB") as con, pytest.raises(OutOfMeansError, match=r"more memory or temporary space"):
        ask(con, "case_facts", AS_OF, where)


def test_what_does_not_listen_ends_the_process_with_code_6():
    code = (
        "import time, duckdb; from plaint import bounds\n"
        "bounds.GRACE_SECONDS = 0.1\n"
        "con = duckdb.connect()\n"
        "with bounds.bounded(con, 'condition 1=1', 0.1): time.sleep(100)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (Exit.OUT_OF_MEANS, "Error: condition 1=1: took longer than 0.1 s; ask for less\n")


def test_a_connection_goes_on_after_a_condition_that_was_ended(full):
    with open_database(full) as con:
        with pytest.raises(OutOfMeansError):
            ask(con, "case_facts", AS_OF, SLOW, seconds=0.2)
        assert ask(con, "case_facts", AS_OF, "complaint_id = 'c7'").num_rows == 1


def test_what_a_reader_may_spill_is_bounded_and_can_not_be_changed(full):
    with open_database(full) as con:
        assert con.execute("select current_setting('max_temp_directory_size')").fetchall() == [("14.9 GiB",)]
        with pytest.raises(duckdb.Error):
            con.execute("set max_temp_directory_size = '1TB'")
