"""When a database is written anew: deleted rows count as free blocks do."""

import pytest
from plaint import engine
from plaint.store import compacting


@pytest.fixture
def filled(tmp_path):
    """A database of 22 MiB of random text in 400 000 rows, whose commits leave gaps."""
    con = engine.connect(str(tmp_path / "d.db"))
    compacting.leave_gaps(con)
    con.execute(
        "create table told as select range as number, md5(range::varchar) || md5((range + 1)::varchar) || uuid() as text from range(400000)"
    )
    con.execute("checkpoint")
    yield con
    con.close()


@pytest.mark.parametrize(("share", "is_wasteful"), [(0, False), (15, False), (30, True)])
def test_deleted_rows_stay_where_they_are_until_they_are_more_than_a_fifth_of_all(filled, share, is_wasteful):
    filled.execute(f"delete from told where number % 100 < {share}").fetchall()
    filled.execute("checkpoint")
    assert filled.execute("select count(*) from told").fetchall() == [(4000 * (100 - share),)]
    assert filled.execute("select estimated_size from duckdb_tables()").fetchall() == [(400000,)]
    assert compacting.is_wasteful(filled) is is_wasteful


def test_a_dropped_table_leaves_free_blocks(filled):
    filled.execute("create table kept as select * from told where number < 120000")
    filled.execute("checkpoint")
    assert not compacting.is_wasteful(filled)
    filled.execute("drop table told")
    filled.execute("checkpoint")
    assert compacting.is_wasteful(filled)


def test_a_small_database_is_left_as_it_is(tmp_path):
    with engine.connect(str(tmp_path / "d.db")) as con:
        con.execute("create table told as select range as number from range(1000)")
        con.execute("delete from told where number > 10").fetchall()
        con.execute("checkpoint")
        assert not compacting.is_wasteful(con)
