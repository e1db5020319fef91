"""The store: the published file is never modified, one writer, readers never blocked."""

import multiprocessing

import pytest
from plaint.errors import BusyError, DamagedError, UsageError
from plaint.store import Job, Layout, hash_of, open_database, read_facts, writing

JOB = Job("load", "settings", wait=0)


def add(database, name, job=JOB):
    with writing(database, job) as work:
        work.con.execute("insert into customers (source, customer_id) values ('test', ?)", [name]).fetchall()


def names(database):
    with open_database(database) as con:
        return [row[0] for row in con.execute("select customer_id from customers order by customer_id").fetchall()]


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "plaint.duckdb"
    add(path, "first")
    return path


def test_a_write_is_there_after_it_and_in_the_ledger(database):
    add(database, "second")
    assert names(database) == ["first", "second"]
    with open_database(database) as con:
        assert con.execute("select count(*) from runs").fetchall() == [(2,)]


def fail_halfway(database):
    with writing(database, JOB) as work:
        work.con.execute("delete from customers").fetchall()
        raise ZeroDivisionError


def test_an_error_leaves_the_published_file_untouched(database):
    before = hash_of(database)
    with pytest.raises(ZeroDivisionError):
        fail_halfway(database)
    assert hash_of(database) == before
    assert not Layout(database).work.exists()


def test_a_run_that_changed_nothing_publishes_nothing(database):
    before = hash_of(database)
    with writing(database, JOB) as work:
        work.changed = False
    assert hash_of(database) == before


def test_what_a_killed_run_left_behind_is_swept_away(database):
    layout = Layout(database)
    layout.work.write_bytes(b"half a database")
    layout.work.with_name("work.db.wal").write_bytes(b"half a log")
    add(database, "second")
    assert names(database) == ["first", "second"]
    assert sorted(path.name for path in layout.folder.iterdir()) == ["generations", "lock", "manifests", "temp"]


def test_three_generations_are_kept(database):
    for number in range(6):
        add(database, f"k{number}")
    kept = sorted(Layout(database).generations.iterdir())
    assert len(kept) == 3
    assert names(kept[-1]) == ["first", "k0", "k1", "k2", "k3", "k4"]


def read_before_and_after(path, ready, done, found):
    with open_database(path) as con:
        found.put(con.execute("select count(*) from customers").fetchall())
        ready.set()
        done.wait(20)
        found.put(con.execute("select count(*) from customers").fetchall())


def test_a_reader_keeps_its_night_while_the_next_is_published(database):
    context = multiprocessing.get_context("spawn")
    ready, done, found = context.Event(), context.Event(), context.Queue()
    reader = context.Process(target=read_before_and_after, args=(database, ready, done, found))
    reader.start()
    assert ready.wait(20)
    add(database, "second")
    done.set()
    assert [found.get(timeout=20), found.get(timeout=20)] == [[(1,)], [(1,)]]
    reader.join()
    assert len(names(database)) == 2


def hold(path, ready, done):
    with writing(path, JOB):
        ready.set()
        done.wait(20)


def test_a_second_writer_is_told_who_holds_the_database(database):
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=hold, args=(database, ready, done))
    other.start()
    try:
        assert ready.wait(20)
        with pytest.raises(BusyError, match=rf"`plaint load` \(process {other.pid}, since .*--wait"), writing(database, JOB):
            pass
        assert names(database) == ["first"]  # readers go on
    finally:
        done.set()
        other.join()


def test_the_lock_of_a_dead_process_is_no_lock(database):
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=hold, args=(database, ready, done))
    other.start()
    assert ready.wait(20)
    other.kill()
    other.join()
    add(database, "second")
    assert names(database) == ["first", "second"]


def test_a_database_of_another_version_is_refused(database):
    _with_version(database, "99").replace(database)
    with pytest.raises(DamagedError, match="has schema 99"):
        read_facts(database)
    with pytest.raises(DamagedError), writing(database, JOB):
        pass


def _with_version(database, version):
    import shutil

    from plaint import engine

    copy = database.with_name("other.duckdb")
    shutil.copyfile(database, copy)
    con = engine.connect(str(copy))
    con.execute("update store_facts set value = ? where name = 'schema_version'", [version]).fetchall()
    con.close()
    return copy


def test_what_is_no_database_is_refused(tmp_path):
    path = tmp_path / "plaint.duckdb"
    path.write_bytes(b"not a database" * 1000)
    with pytest.raises(DamagedError, match="can't be opened"):
        read_facts(path)


def test_a_missing_database_says_what_to_do(tmp_path):
    with pytest.raises(UsageError, match="plaint load"), open_database(tmp_path / "plaint.duckdb"):
        pass


@pytest.mark.parametrize(
    "attempt",
    [
        "copy customers to '/tmp/plaint-escape.csv'",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "set enable_external_access = true",
        "attach '/tmp/plaint-escape.db'",
        "insert into customers (source) values ('x')",
        "create table x as select 1",
        "install httpfs",
        "load httpfs",
        "pragma memory_limit = '9GB'",
        "export database '/tmp/plaint-escape'",
    ],
)
def test_a_reading_connection_can_do_nothing_but_read(database, attempt):
    import duckdb

    with open_database(database) as con, pytest.raises(duckdb.Error):
        con.execute(attempt).fetchall()


def test_files_of_the_store_are_private(database):
    # umask is the command's business (test_exit_codes); the folder is made private whatever the umask
    assert Layout(database).folder.stat().st_mode & 0o077 == 0


def test_a_database_of_mostly_free_blocks_is_written_anew_and_holds_the_same(database):
    with writing(database, JOB) as work:
        work.con.execute(
            "insert into customers (source, customer_id) select 'test', md5(number::varchar) || md5((number + 1)::varchar) "
            "from range(600000) as told(number)"
        ).fetchall()
    large = database.stat().st_size
    assert large > 15_000_000
    with writing(database, JOB) as work:
        work.con.execute("delete from customers where customer_id <> 'first'").fetchall()
    assert database.stat().st_size < large / 3
    assert names(database) == ["first"]
    assert not list(Layout(database).temp.iterdir())
    add(database, "second")
    assert names(database) == ["first", "second"]
