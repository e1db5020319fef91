"""Room for what is derived anew: the blocks of the rows before it."""

from plaint import engine
from plaint.incremental.judging import _make_room


def test_the_blocks_of_the_last_analysis_are_free_before_the_next_is_written(tmp_path):
    con = engine.connect(str(tmp_path / "room.duckdb"))
    engine.create_tables(con)
    con.execute("insert into case_events (source, complaint_id, text) select 'desk', 'c' || range, md5('' || range) from range(60000)")
    con.execute("insert into complaints (source, complaint_id) values ('desk', 'c1')")
    con.execute("checkpoint")
    con.execute("begin")
    _make_room(con)
    con.execute("commit")  # the transaction that the rows to come belong to
    used, free = con.execute("select used_blocks, free_blocks from pragma_database_size()").fetchall()[0]
    assert (free > used, con.execute("select count(*) from case_events").fetchall()) == (True, [(0,)])
    assert con.execute("select count(*) from complaints").fetchall() == [(1,)]
    con.close()
