"""A standalone cluster on loopback, a master and two workers: one is killed in the middle, the answer is right all the same."""

import os
import signal
import socket
import subprocess
import threading
import time
import warnings
from pathlib import Path

import pytest
from plaint import query_files
from plaint.lake import Lake, write_lake
from plaint.spark import Cluster, connect
from plaint.spark.deriving import Exchange
from plaint.store import analyzed_as_of, facts_of, open_database

from .conftest import FAST, needs_spark

pytestmark = [pytest.mark.soak, pytest.mark.filterwarnings("ignore")]
PATIENCE = 120


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(what, reached):
    """Until something is so; fails, naming it, when it takes too long."""
    until = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < until, f"{what} within {PATIENCE} s"
        time.sleep(0.1)


@pytest.fixture
def cluster(tmp_path):
    """The master's address and its two workers, each in a process group of its own."""
    needs_spark()
    import pyspark

    home = Path(pyspark.__file__).parent
    port, shown = free_port(), free_port()
    running = []

    def start(kind, *more):
        log = tmp_path / f"{kind}{len(running)}.log"
        environment = {
            **os.environ,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_WORKER_DIR": str(tmp_path / "work"),
            "SPARK_NO_DAEMONIZE": "1",
        }
        command = [home / "bin" / "spark-class", f"org.apache.spark.deploy.{kind.lower()}.{kind}", "--host", "127.0.0.1", *more]
        with log.open("w") as file:
            process = subprocess.Popen([str(part) for part in command], stdout=file, stderr=file, env=environment, start_new_session=True)
        running.append(process)
        return process, log

    try:
        _, log = start("Master", "--port", port, "--webui-port", shown)
        wait_for("the master is up", lambda: "New state: ALIVE" in log.read_text())
        workers = [
            start("Worker", "--cores", 1, "--memory", "700m", "--webui-port", free_port(), f"spark://127.0.0.1:{port}") for _ in range(2)
        ]
        for _, worker_log in workers:
            wait_for("a worker is registered", lambda seen=worker_log: "Successfully registered" in seen.read_text())
        yield f"spark://127.0.0.1:{port}", [process for process, _ in workers]
    finally:
        for process in running:
            end(process)


def end(process):
    """Kill a process of ours and what it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def test_a_worker_killed_in_the_middle_changes_no_row(cluster, small_project, tmp_path):
    master, workers = cluster
    options = (*FAST, ("spark.executor.memory", "600m"), ("spark.cores.max", "2"), ("spark.sql.shuffle.partitions", "4"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = connect(Cluster(master, options=(*options, ("spark.driver.host", "127.0.0.1"))))
    wanted = query_files.with_inputs({"handoffs"})
    with open_database(small_project / "plaint.duckdb", sealed=False) as con:
        as_of = analyzed_as_of(facts_of(con))
        lake = Lake(tmp_path / "lake")
        write_lake(con, lake)
        run = Exchange(con, lake)
        try:
            run.give(session)
            wait_for("both workers are used", lambda: session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() == 3)
            files = [query for query in query_files.run_order() if query.name in wanted and query.folder == "timeline"]
            killer = threading.Thread(target=kill_when_busy, args=(session, workers[0]))
            for place, query in enumerate(files):
                if place == 1:
                    killer.start()
                run.fill(session, query, as_of)
            killer.join()
            assert workers[0].poll() is not None
            for query in files:
                names = ", ".join(f'"{column.name}"' for column in query.columns)
                ours = con.execute(f'select {names} from "{query.name}" order by all').fetchall()
                theirs = con.execute(f"select {names} from read_parquet('{run.folder / query.name}/*.parquet') order by all").fetchall()
                assert theirs == ours, query.name
        finally:
            session.stop()
            run.clear()


def kill_when_busy(session, worker):
    """Kill it while a stage runs."""
    tracker = session.sparkContext.statusTracker()
    wait_for("a stage runs", lambda: bool(tracker.getActiveStageIds()))
    end(worker)
