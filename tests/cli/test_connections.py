"""What every connection is told."""

from plaint import engine


def test_no_connection_draws_a_progress_bar_among_the_results():
    con = engine.connect(":memory:")
    cursor = con.cursor()
    engine.settle(cursor)
    for one in (con, cursor):
        assert one.execute("select current_setting('enable_progress_bar')").fetchall() == [(False,)]


def test_the_hash_that_tells_changed_rows_is_that_of_the_engine_we_know():
    """Where a new DuckDB hashes otherwise, rows that are loaded again count as changed once: say so in the changelog."""
    con = engine.connect(":memory:")
    (row,) = con.execute("select hash('plaint', cast(1.5 as decimal(18, 2)), timestamp '2026-03-01', null)").fetchall()
    assert row == (9188002163400560733,)
