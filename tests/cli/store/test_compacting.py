"""When a database is written anew: deleted rows count as free blocks do."""

import pytest
from plaint import engine
from plaint.store import Layout, compacting


@pytest.fixture
def filled(tmp_path):
    """A database of 22 MiB of random text in 400 000 rows, whose commits leave gaps."""
    con = engine.connect(str(tmp_path / "d.db"))
    compacting.leave_gaps(con)
    con.execute("create table store_facts (name varchar, value varchar)")
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
    assert filled.execute("select estimated_size from duckdb_tables() where table_name = 'told'").fetchall() == [(400000,)]
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


def add_a_row(con, letters):
    """Add a row with so many random letters."""
    con.execute("insert into told select 400000, string_agg(uuid(), '') from range(?)", [letters // 36]).fetchall()
    con.execute("checkpoint")


@pytest.mark.parametrize(("letters", "is_wasteful"), [(3_000_000, False), (16_000_000, True)])
def test_a_quarter_more_blocks_for_as_many_rows_are_too_many(filled, letters, is_wasteful):
    assert not compacting.is_noted(filled)
    compacting.note_packed(filled)
    assert compacting.is_noted(filled)
    assert not compacting.is_wasteful(filled)
    before = sum(filled.execute("select used_blocks, free_blocks from pragma_database_size()").fetchall()[0])
    add_a_row(filled, letters)
    after = sum(filled.execute("select used_blocks, free_blocks from pragma_database_size()").fetchall()[0])
    assert (after > 1.25 * before) is is_wasteful
    assert compacting.is_wasteful(filled) is is_wasteful


def test_more_blocks_for_more_rows_are_no_waste(filled):
    compacting.note_packed(filled)
    filled.execute("insert into told select 400000 + range, md5(range::varchar) || md5((range + 1)::varchar) || uuid() from range(400000)")
    filled.execute("checkpoint")
    assert not compacting.is_wasteful(filled)


def test_what_is_written_anew_notes_its_own_size(tmp_path):
    layout = Layout(tmp_path / "plaint.duckdb")
    layout.temp.mkdir(parents=True)
    with engine.connect(str(layout.work)) as con:
        engine.create_tables(con)
        con.execute("insert into store_facts (name, value) values ('packed', '9999 1'), ('run_id', 'r1')").fetchall()
        con.execute("insert into events (source, event_id, text) select 's', range, md5(range::varchar) from range(200000)").fetchall()
        con.execute("checkpoint")
    compacting.compact(layout, engine.Means())
    with engine.connect(str(layout.work)) as con:
        (told,) = con.execute("select value from store_facts where name = 'packed'").fetchall()
        blocks, rows = map(int, told[0].split(" "))
        used, free = con.execute("select used_blocks, free_blocks from pragma_database_size()").fetchall()[0]
        assert rows == 200_002
        assert abs(blocks - used - free) <= 4
        assert con.execute("select value from store_facts where name = 'run_id'").fetchall() == [("r1",)]
